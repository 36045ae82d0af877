import { PRACTICE_PROJECT, SERVICE_PROJECT } from '../../shared/domain/project/default-projects.ts';
import { MAX_WRAP_UP_SECONDS, WRAP_UP_SECONDS, type Project, type ProjectRecord } from '../../shared/domain/project/project.ts';
import { appError } from '../../shared/errors/app-error.ts';
import { brandId, type AgentId, type ProjectId } from '../../shared/lib/brand.ts';
import type { DataPort } from './ports/data-port.ts';
import { err, ok } from '../../shared/lib/result.ts';
import type { NewId, Outcome } from './ports/platform-ports.ts';
import type { Provisioning } from './provisioning.ts';
import type { StateStore } from './state-store.ts';

const ACTIVE_PROJECT = 'activeProject';
const WRAP_UP = 'wrapUpSeconds';

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
  /** Time to complete a registration after a call of this project, in milliseconds; null is no limit. */
  readonly wrapUpMs: (id: ProjectId) => number | null;
  /** Seconds to complete a registration after a call; null is no limit. Error `not-found`. */
  readonly setWrapUp: (id: ProjectId, seconds: number | null, by: AgentId | null) => Promise<Outcome>;
  readonly choose: (id: ProjectId, by: AgentId | null) => Promise<Outcome>;
};

export function createProjectDesk(deps: { readonly data: () => DataPort; readonly store: StateStore; readonly newId: NewId; readonly onChanged: () => void }): ProjectDesk {
  let working: Project = SERVICE_PROJECT;
  let practice = false;
  let known: readonly Project[] = [SERVICE_PROJECT];
  let practising: Project = PRACTICE_PROJECT;

  /** Zero stands for no limit, since a setting that was never made reads as null. */
  const wrapUpOf = async (id: ProjectId): Promise<number | null> => {
    const stored = await deps.data().settings.get(WRAP_UP, id);
    if (typeof stored !== 'number' || stored < 0 || stored > MAX_WRAP_UP_SECONDS) return WRAP_UP_SECONDS;
    return stored === 0 ? null : stored;
  };
  const withSettings = async (record: ProjectRecord): Promise<Project> => ({ ...record, wrapUpSeconds: await wrapUpOf(record.id) });

  const publish = (): void => {
    deps.store.setSlice('projects', known);
    deps.store.setSlice('project', practice ? practising : working);
    deps.onChanged();
  };

  const provision = async ({ projects, project }: Provisioning): Promise<void> => {
    const before = await deps.data().projects.list();
    for (const { key, name, wrapUpSeconds } of projects) {
      const id = before.find((candidate) => candidate.key === key)?.id ?? brandId<ProjectId>(deps.newId());
      await deps.data().projects.upsert({ id, key, name, kind: 'service', active: true });
      if (wrapUpSeconds !== undefined) await deps.data().settings.set(WRAP_UP, wrapUpSeconds, { projectId: id });
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
      const { wrapUpSeconds } = known.find((project) => project.id === id) ?? (practising.id === id ? practising : working);
      return wrapUpSeconds === null ? null : wrapUpSeconds * 1_000;
    },
    setWrapUp: async (id, seconds, by) => {
      const renew = (project: Project): Project => (project.id === id ? { ...project, wrapUpSeconds: seconds } : project);
      if (id !== practising.id && !known.some((project) => project.id === id)) return err(appError('not-found', 'no such project'));
      await deps.data().settings.set(WRAP_UP, seconds ?? 0, { projectId: id }, by);
      known = known.map(renew);
      practising = renew(practising);
      working = renew(working);
      publish();
      return ok();
    },
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
