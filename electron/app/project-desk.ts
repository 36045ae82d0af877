import { PRACTICE_PROJECT, SERVICE_PROJECT } from '../../shared/domain/project/default-projects.ts';
import type { Purpose } from '../../shared/domain/consent/consent.ts';
import { DEFAULT_SCRIPT_ID, MAX_WRAP_UP_SECONDS, WRAP_UP_SECONDS, type Project, type ProjectRecord, type ProjectSettings } from '../../shared/domain/project/project.ts';
import { appError } from '../../shared/errors/app-error.ts';
import { brandId, type AgentId, type ProjectId } from '../../shared/lib/brand.ts';
import type { DataPort } from './ports/data-port.ts';
import { err, ok } from '../../shared/lib/result.ts';
import type { NewId, Outcome } from './ports/platform-ports.ts';
import type { Provisioning } from './provisioning.ts';
import type { StateStore } from './state-store.ts';

const ACTIVE_PROJECT = 'activeProject';
const WRAP_UP = 'wrapUpSeconds';
const SCRIPT = 'scriptId';
const FORM = 'formId';
const OUTCOMES = 'outcomesId';

/** The project that new calls belong to. The practice line has one of its own. */
export type ProjectDesk = {
  readonly load: (provisioning: Provisioning | null) => Promise<void>;
  /** The project for calls on the line in use. */
  readonly setPractice: (practice: boolean) => void;
  readonly id: () => ProjectId;
  /** Key of the project the agent works for; the practice line's while that is in use. */
  readonly key: () => string;
  /** The project with this key; null when there is none that can be worked for. */
  readonly byKey: (key: string) => Project | null;
  /** What calls for this project are made for. */
  readonly purposeOf: (id: ProjectId) => Purpose;
  /** Works for another project from now on. Error `not-found`. */
  /** Time to complete a registration after a call of this project, in milliseconds; null is no limit. */
  readonly wrapUpMs: (id: ProjectId) => number | null;
  /** The script that conversations of this project follow from now on. */
  readonly scriptId: (id: ProjectId) => string;
  /** The form and the outcomes that were chosen for it; null where nobody has. */
  readonly formChoice: (id: ProjectId) => Pick<ProjectSettings, 'formId' | 'outcomesId'>;
  /** Changes what is given of its settings. Error `not-found`. */
  readonly change: (id: ProjectId, change: ProjectChange, by: AgentId | null) => Promise<Outcome>;
  readonly choose: (id: ProjectId, by: AgentId | null) => Promise<Outcome>;
};

type ProjectChange = { readonly [Key in keyof ProjectSettings]?: ProjectSettings[Key] | undefined };

export function createProjectDesk(deps: {
  readonly hasScript: (scriptId: string) => boolean;
  readonly hasForm: (formId: string) => boolean;
  readonly hasOutcomes: (setId: string) => boolean;
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly newId: NewId;
  readonly onChanged: () => void;
}): ProjectDesk {
  let working: Project = SERVICE_PROJECT;
  let practice = false;
  let known: readonly Project[] = [SERVICE_PROJECT];
  let practising: Project = PRACTICE_PROJECT;

  const settingsOf = async (id: ProjectId): Promise<ProjectSettings> => {
    const { settings } = deps.data();
    const [seconds, scriptId, formId, outcomesId] = await Promise.all([WRAP_UP, SCRIPT, FORM, OUTCOMES].map((key) => settings.get(key, id)));
    const isLimit = typeof seconds === 'number' && seconds >= 0 && seconds <= MAX_WRAP_UP_SECONDS;
    return {
      // Zero stands for no limit, since a setting that was never made reads as null.
      wrapUpSeconds: !isLimit ? WRAP_UP_SECONDS : seconds === 0 ? null : seconds,
      scriptId: typeof scriptId === 'string' && deps.hasScript(scriptId) ? scriptId : DEFAULT_SCRIPT_ID,
      formId: typeof formId === 'string' && deps.hasForm(formId) ? formId : null,
      outcomesId: typeof outcomesId === 'string' && deps.hasOutcomes(outcomesId) ? outcomesId : null,
    };
  };
  const withSettings = async (record: ProjectRecord): Promise<Project> => ({ ...record, ...(await settingsOf(record.id)) });
  const find = (id: ProjectId): Project => known.find((project) => project.id === id) ?? (practising.id === id ? practising : working);

  const publish = (): void => {
    deps.store.setSlice('projects', known);
    deps.store.setSlice('project', practice ? practising : working);
    deps.onChanged();
  };

  const provision = async ({ projects, project }: Provisioning): Promise<void> => {
    const before = await deps.data().projects.list();
    for (const { key, name, purpose = 'service', wrapUpSeconds, script, form, outcomes } of projects) {
      const id = before.find((candidate) => candidate.key === key)?.id ?? brandId<ProjectId>(deps.newId());
      await deps.data().projects.upsert({ id, key, name, kind: 'service', purpose, active: true });
      if (wrapUpSeconds !== undefined) await deps.data().settings.set(WRAP_UP, wrapUpSeconds, { projectId: id });
      if (script !== undefined) await deps.data().settings.set(SCRIPT, script, { projectId: id });
      if (form !== undefined) await deps.data().settings.set(FORM, form, { projectId: id });
      if (outcomes !== undefined) await deps.data().settings.set(OUTCOMES, outcomes, { projectId: id });
    }
    if (project !== null) await deps.data().settings.set(ACTIVE_PROJECT, project, 'default');
  };

  return {
    load: async (provisioning) => {
      if (provisioning !== null) await provision(provisioning);
      const key = await deps.data().settings.get(ACTIVE_PROJECT, null);
      const all = await deps.data().projects.list();
      const usable = all.filter(({ active, kind }) => active && kind === 'service');
      // Where projects of their own are set up, the one that every profile begins with is in nobody's way.
      const untouched = ({ id, name }: ProjectRecord): boolean => id === SERVICE_PROJECT.id && name === SERVICE_PROJECT.name;
      const shown = usable.length > 1 && key !== SERVICE_PROJECT.key ? usable.filter((project) => !untouched(project)) : usable;
      known = await Promise.all(shown.map(withSettings));
      practising = await withSettings(PRACTICE_PROJECT);
      working = known.find((project) => project.key === key) ?? (await withSettings(SERVICE_PROJECT));
      publish();
    },
    setPractice: (value) => {
      practice = value;
      publish();
    },
    id: () => (practice ? PRACTICE_PROJECT.id : working.id),
    key: () => (practice ? PRACTICE_PROJECT.key : working.key),
    byKey: (key) => known.find((project) => project.key === key) ?? null,
    wrapUpMs: (id) => {
      const { wrapUpSeconds } = find(id);
      return wrapUpSeconds === null ? null : wrapUpSeconds * 1_000;
    },
    scriptId: (id) => find(id).scriptId,
    formChoice: find,
    change: async (id, change, by) => {
      if (find(id).id !== id) return err(appError('not-found', 'no such project'));
      if (change.scriptId !== undefined && !deps.hasScript(change.scriptId)) return err(appError('not-found', 'no such script'));
      if (typeof change.formId === 'string' && !deps.hasForm(change.formId)) return err(appError('not-found', 'no such form'));
      if (typeof change.outcomesId === 'string' && !deps.hasOutcomes(change.outcomesId)) return err(appError('not-found', 'no such outcomes'));
      const { settings } = deps.data();
      if (change.wrapUpSeconds !== undefined) await settings.set(WRAP_UP, change.wrapUpSeconds ?? 0, { projectId: id }, by);
      if (change.scriptId !== undefined) await settings.set(SCRIPT, change.scriptId, { projectId: id }, by);
      // Nothing chosen is written as an empty text: a setting that was never made reads as null.
      if (change.formId !== undefined) await settings.set(FORM, change.formId ?? '', { projectId: id }, by);
      if (change.outcomesId !== undefined) await settings.set(OUTCOMES, change.outcomesId ?? '', { projectId: id }, by);
      const renewed: Project = { ...find(id), ...(await settingsOf(id)) };
      const renew = (project: Project): Project => (project.id === id ? renewed : project);
      known = known.map(renew);
      practising = renew(practising);
      working = renew(working);
      publish();
      return ok();
    },
    purposeOf: (id) => known.find((project) => project.id === id)?.purpose ?? 'service',
    choose: async (id, by) => {
      const chosen = known.find((project) => project.id === id);
      if (chosen === undefined) return err(appError('not-found', 'no such project'));
      working = chosen;
      publish();
      await deps.data().settings.set(ACTIVE_PROJECT, chosen.key, 'default', by);
      return ok();
    },
  };
}
