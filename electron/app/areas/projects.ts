import { formHandlers } from '../../ipc/handlers/form.ts';
import { projectHandlers } from '../../ipc/handlers/project.ts';
import { scriptHandlers } from '../../ipc/handlers/script.ts';
import { scriptsHandlers } from '../../ipc/handlers/scripts.ts';
import { createFormDesk } from '../form-desk.ts';
import { createProjectDesk } from '../project-desk.ts';
import { createProjectFiles } from '../project-files.ts';
import { createScriptDesk } from '../script-desk.ts';
import type { Areas, Later, ProjectsArea } from './areas.ts';

export function createProjectsArea(
  { base, people }: Pick<Areas, 'base' | 'people'>,
  later: Later,
  onChanged: () => void,
): ProjectsArea {
  const { deps, data, store, clock, newId, log, desktop, language, zone } = base;
  const forms = createFormDesk({ data, clock, log, shipped: deps.forms });
  const scripts = createScriptDesk({
    data,
    clock,
    log,
    newId,
    shipped: deps.scripts,
    forms,
    isChosen: (id) => [store.get().project, ...store.get().projects].some((project) => project?.scriptId === id),
    desktop,
    words: () => deps.words.scriptFiles(language()),
  });
  const projects = createProjectDesk({
    hasScript: scripts.has,
    hasForm: forms.hasForm,
    hasOutcomes: forms.hasOutcomes,
    readForms: forms.reload,
    data,
    store,
    clock,
    zone,
    newId,
    onChanged,
  });
  const projectFiles = createProjectFiles({
    projects,
    forms,
    scripts,
    customFields: () => people.rules,
    verification: () => later().work.verification,
    desktop,
    newId,
    words: () => deps.words.projectFiles(language()),
  });
  return { forms, scripts, projects, projectFiles };
}

export const projectsHandlers = ({
  base,
  projects: { forms, scripts, projects, projectFiles },
  work,
  afterwards,
}: Areas) => ({
  ...projectHandlers(projects, projectFiles, () => base.store.get().session.agent),
  ...formHandlers(forms, base.whoSees),
  ...scriptHandlers(work.interactions, scripts, base.data, afterwards.selling.articles),
  ...scriptsHandlers(scripts, base.agentId),
});
