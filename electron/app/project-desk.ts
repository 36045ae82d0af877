import { PRACTICE_PROJECT, SERVICE_PROJECT } from '../../shared/domain/project/default-projects.ts';
import type { Project } from '../../shared/domain/project/project.ts';
import { brandId, type ProjectId } from '../../shared/lib/brand.ts';
import type { DataPort } from './ports/data-port.ts';
import type { NewId } from './ports/platform-ports.ts';
import type { Provisioning } from './provisioning.ts';
import type { StateStore } from './state-store.ts';

const ACTIVE_PROJECT = 'activeProject';

/** The project that new calls belong to. The practice line has one of its own. */
export type ProjectDesk = {
  readonly load: (provisioning: Provisioning | null) => Promise<void>;
  /** The project for calls on the line in use. */
  readonly setPractice: (practice: boolean) => void;
  readonly id: () => ProjectId;
};

export function createProjectDesk(deps: { readonly data: () => DataPort; readonly store: StateStore; readonly newId: NewId }): ProjectDesk {
  let working: Project = SERVICE_PROJECT;
  let practice = false;
  const publish = (): void => deps.store.setSlice('project', practice ? PRACTICE_PROJECT : working);

  const provision = async ({ projects, project }: Provisioning): Promise<void> => {
    const known = await deps.data().projects.list();
    for (const { key, name } of projects) {
      const present = known.find((candidate) => candidate.key === key);
      await deps.data().projects.upsert({ id: present?.id ?? brandId<ProjectId>(deps.newId()), key, name, kind: 'service', active: true });
    }
    if (project !== null) await deps.data().settings.set(ACTIVE_PROJECT, project, 'default');
  };

  return {
    load: async (provisioning) => {
      if (provisioning !== null) await provision(provisioning);
      const key = await deps.data().settings.get(ACTIVE_PROJECT, null);
      const projects = await deps.data().projects.list();
      working = projects.find((project) => project.key === key && project.active) ?? SERVICE_PROJECT;
      publish();
    },
    setPractice: (value) => {
      practice = value;
      publish();
    },
    id: () => (practice ? PRACTICE_PROJECT.id : working.id),
  };
}
