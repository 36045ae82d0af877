import { createReportDesks } from '../report-desks.ts';
import type { Areas, FiguresArea } from './areas.ts';

export function createFiguresArea({
  base,
  people: { visibility },
  projects: { projects },
  afterwards: { followUp },
}: Pick<Areas, 'base' | 'people' | 'projects' | 'afterwards'>): FiguresArea {
  const { deps, data, store, notices, newId, language, agentId } = base;
  return {
    reports: createReportDesks({
      ...deps,
      data,
      store,
      notices,
      visibility,
      agentId,
      planOf: projects.planOf,
      print: deps.printPage,
      saveTitle: () => deps.words.contactFiles(language()).save,
      title: () => deps.words.projectFiles(language()).queue,
      teamTitle: () => deps.words.projectFiles(language()).figures,
      key: followUp.key,
      newId,
      language,
    }),
  };
}

export const figuresAreaHandlers = ({ figures }: Areas) => figures.reports.handlers;
