import type { FiguresDesk } from '../../app/figures-desk.ts';
import type { TeamDesk } from '../../app/team-figures/team-desk.ts';
import type { Handlers } from '../handler.ts';

export function figuresHandlers(desk: FiguresDesk, team: TeamDesk): Handlers<'figures'> {
  return {
    'figures.report': (ask) => desk.report(ask),
    'figures.calls': (ask) => desk.calls(ask),
    'figures.save': ({ as, title, tables }) => desk.save(as, title, tables),
    'figures.saveFile': (ask) => team.saveOwn(ask),
    'figures.teamFiles': () => team.files(),
    'figures.openTeamFiles': () => team.open(),
    'figures.teamMean': (ask) => team.mean(ask),
    'figures.saveMean': (ask) => team.saveMean(ask),
    'figures.openMean': () => team.openMean(),
    'figures.removeTeamFile': ({ id }) => team.remove(id),
  };
}
