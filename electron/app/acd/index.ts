import { queuesHandlers } from '../../ipc/handlers/queues.ts';
import { createQueueFileDesk } from './file-desk.ts';
import { createLiveDesk } from './live-desk.ts';
import { createQueueReportDesk } from './report-desk.ts';

type Deps = Parameters<typeof createQueueFileDesk>[0] &
  Parameters<typeof createLiveDesk>[0] &
  Parameters<typeof createQueueReportDesk>[0];

/** The queues of the PBX: what its log, its events and files say of them. */
export function createAcd(deps: Deps) {
  const files = createQueueFileDesk(deps);
  const live = createLiveDesk(deps);
  return {
    handlers: queuesHandlers(createQueueReportDesk(deps), files, live),
    load: live.load,
    stop: async (): Promise<void> => {
      await Promise.all([files.stop(), live.stop()]);
    },
  };
}
