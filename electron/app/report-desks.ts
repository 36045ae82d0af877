import { figuresHandlers } from '../ipc/handlers/figures.ts';
import { createAcd } from './acd/index.ts';
import { createDayCounts } from './day-counts.ts';
import { createFiguresDesk } from './figures-desk.ts';
import { createTeamDesk } from './team-figures/team-desk.ts';

/** Figures: of people's own work, of those who gave theirs as files, and of the queues that it comes from. */
export function createReportDesks(deps: Parameters<typeof createFiguresDesk>[0] & Parameters<typeof createTeamDesk>[0] & Parameters<typeof createAcd>[0] & Omit<Parameters<typeof createDayCounts>[0], 'busy'>) {
  const acd = createAcd(deps);
  const days = createDayCounts({ ...deps, busy: () => deps.store.get().calls.calls.length > 0 });
  return {
    handlers: { ...figuresHandlers(createFiguresDesk(deps), createTeamDesk(deps)), ...acd.handlers },
    load: async () => {
      days.start();
      await acd.load();
    },
    stop: async () => {
      days.stop();
      await acd.stop();
    },
  };
}
