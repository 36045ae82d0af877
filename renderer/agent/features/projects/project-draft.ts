import { NO_PLAN, type ProjectPlan } from '../../../../shared/domain/project/project-plan.ts';
import { DEFAULT_SCRIPT_ID, WRAP_UP_SECONDS, type Project } from '../../../../shared/domain/project/project.ts';
import type { CommandInput } from '../../bridge/client.ts';

/** A project as it is being filled in. */
export type ProjectDraft = CommandInput<'project.save'> & { readonly plan: ProjectPlan };

export const NEW_PROJECT: ProjectDraft = {
  ...{ projectId: null, key: '', name: '', purpose: 'service', wrapUpSeconds: WRAP_UP_SECONDS, scriptId: DEFAULT_SCRIPT_ID, formId: null, outcomesId: null },
  plan: NO_PLAN,
};

export function draftOf({ id, key, name, purpose, wrapUpSeconds, scriptId, formId, outcomesId, plan }: Project): ProjectDraft {
  return { projectId: id, key, name, purpose, wrapUpSeconds, scriptId, formId, outcomesId, plan };
}

/** The same project once more, under another name. Incoming calls can go to one of the two only, so the copy has no routes. */
export function copyOf(project: Project, name: string): ProjectDraft {
  return { ...draftOf(project), projectId: null, name, key: keyFrom(name), plan: { ...project.plan, routes: [] } };
}

/** A key from a name: small letters, digits and dashes. */
export function keyFrom(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '')
    .slice(0, 40);
}

export type DraftProblem = 'name' | 'key' | 'callerId' | 'routes' | 'hours' | 'procedures';

/** What keeps it from being saved; main looks again. */
export function problemsOf({ name, key, plan }: ProjectDraft): readonly DraftProblem[] {
  const wrong: readonly (readonly [DraftProblem, boolean])[] = [
    ['name', name.trim() === ''],
    ['key', !/^[a-z0-9-]{1,40}$/u.test(key)],
    ['callerId', !/^(\+?[0-9][0-9 ()./-]{0,40}|sips?:[^@\s<>"]+@[^@\s<>"]+)?$/u.test(plan.callerId)],
    ['routes', plan.routes.some(({ on, header, value }) => value.trim() === '' || (on === 'header' && !/^[A-Za-z0-9-]{1,60}$/u.test(header)))],
    ['hours', plan.callingHours.some(({ days, from, to }) => days.length === 0 || from >= to)],
    ['procedures', plan.procedures.some(({ title }) => title.trim() === '')],
  ];
  return wrong.flatMap(([problem, holds]) => (holds ? [problem] : []));
}
