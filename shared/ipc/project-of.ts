import type { Project } from '../domain/project/project.ts';
import type { ProjectId } from '../lib/brand.ts';
import type { AppState } from './app-state.ts';

/** The project of a call or an interaction; the one the agent works for where it has none of its own. */
export function projectOf({ project, projects }: Pick<AppState, 'project' | 'projects'>, id: ProjectId | undefined): Project | null {
  return projects.find((one) => one.id === id) ?? project;
}
