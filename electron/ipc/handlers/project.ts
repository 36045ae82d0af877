import type { AgentId } from '../../../shared/lib/brand.ts';
import type { ProjectDesk } from '../../app/project-desk.ts';
import type { Handlers } from '../handler.ts';

export function projectHandlers(projects: ProjectDesk, agentId: () => AgentId | null): Handlers<'project'> {
  return {
    'project.choose': ({ projectId }) => projects.choose(projectId, agentId()),
    'project.change': ({ projectId, ...change }) => projects.change(projectId, change, agentId()),
  };
}
