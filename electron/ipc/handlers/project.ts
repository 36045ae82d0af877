import { ok } from '../../../shared/lib/result.ts';
import type { Agent } from '../../../shared/domain/agent-state/agent-state.ts';
import type { ProjectDesk } from '../../app/project-desk.ts';
import type { ProjectFiles } from '../../app/project-files.ts';
import type { Handlers } from '../handler.ts';

export function projectHandlers(projects: ProjectDesk, files: ProjectFiles, agent: () => Agent | null): Handlers<'project'> {
  const by = () => agent()?.id ?? null;
  return {
    'project.choose': ({ projectId }) => projects.choose(projectId, agent()),
    'project.change': ({ projectId, ...change }) => projects.change(projectId, change, by()),
    'project.list': async () => ok(await projects.all()),
    'project.save': ({ projectId, ...project }) => projects.save({ id: projectId, ...project }, by()),
    'project.setActive': ({ projectId, active }) => projects.setActive(projectId, active, by()),
    'project.export': ({ projectId }) => files.export(projectId),
    'project.import': () => files.import(agent()),
    'project.finishImport': ({ as }) => files.finish(as, agent()),
  };
}
