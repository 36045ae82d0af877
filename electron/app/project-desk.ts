import { PRACTICE_PROJECT, SERVICE_PROJECT } from '../../shared/domain/project/default-projects.ts';
import type { Project } from '../../shared/domain/project/project.ts';
import { appError } from '../../shared/errors/app-error.ts';
import { brandId, type AgentId, type ProjectId } from '../../shared/lib/brand.ts';
import type { DataPort } from './ports/data-port.ts';
import { err, ok } from '../../shared/lib/result.ts';
import type { NewId, Outcome } from './ports/platform-ports.ts';
import type { Provisioning } from './provisioning.ts';
import type { StateStore } from './state-store.ts';

const ACTIVE_PROJECT = 'activeProject';

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
  /** Works for another project from now on. Error `not-found`. */
  readonly choose: (id: ProjectId, by: AgentId | null) => Promise<Outcome>;
};

export function createProjectDesk(deps: { readonly data: () => DataPort; readonly store: StateStore; readonly newId: NewId; readonly onChanged: () => void }): ProjectDesk {
  let working: Project = SERVICE_PROJECT;
  let practice = false;
  let known: readonly Project[] = [SERVICE_PROJECT];
  const publish = (): void => {
    deps.store.setSlice('projects', known);
    deps.store.setSlice('project', practice ? PRACTICE_PROJECT : working);
    deps.onChanged();
  };

  const provision = async ({ projects, project }: Provisioning): Promise<void> => {
    const before = await deps.data().projects.list();
    for (const { key, name } of projects) {
      const present = before.find((candidate) => candidate.key === key);
      await deps.data().projects.upsert({ id: present?.id ?? brandId<ProjectId>(deps.newId()), key, name, kind: 'service', active: true });
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
      const untouched = ({ id, name }: Project): boolean => id === SERVICE_PROJECT.id && name === SERVICE_PROJECT.name;
      known = usable.length > 1 && key !== SERVICE_PROJECT.key ? usable.filter((project) => !untouched(project)) : usable;
      working = usable.find((project) => project.key === key) ?? SERVICE_PROJECT;
      publish();
    },
    setPractice: (value) => {
      practice = value;
      publish();
    },
    id: () => (practice ? PRACTICE_PROJECT.id : working.id),
    key: () => (practice ? PRACTICE_PROJECT.key : working.key),
    byKey: (key) => known.find((project) => project.key === key) ?? null,
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
