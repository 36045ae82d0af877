import { ok } from '../../shared/lib/result.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import type { NoticeDesk } from './notice-desk.ts';
import type { DataPort } from './ports/data-port.ts';
import type { Outcome, Timers } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How often is looked whether a copy is due; a machine that sleeps catches up at the next look. */
const LOOK_EVERY_MS = 10 * 60 * 1000;

/** Makes the daily copy of the data while it is in use, and copies on request. */
export type BackupSchedule = { readonly start: () => Promise<void>; readonly stop: () => void; readonly createNow: () => Promise<Outcome> };

export function createBackupSchedule(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly notices: NoticeDesk;
  readonly clock: Clock;
  readonly timers: Timers;
}): BackupSchedule {
  let cancel = (): void => undefined;
  const refresh = async (): Promise<void> => deps.store.setSlice('backups', await deps.data().backups.list());
  const createIfDue = async (): Promise<void> => {
    const newest = Math.max(0, ...deps.store.get().backups.filter(({ kind }) => kind === 'daily').map(({ at }) => at));
    if (deps.clock.now() - newest < DAY_MS) return;
    await deps.data().backups.create('daily', deps.clock.now());
    await refresh();
  };
  /** A large file may take longer than the time between two looks. */
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    await createIfDue().catch((error: unknown) => deps.notices.report('the daily backup failed', error));
    looking = false;
  };
  return {
    start: async () => {
      await refresh();
      cancel = deps.timers.every(LOOK_EVERY_MS, () => void look());
      void look();
    },
    stop: () => cancel(),
    createNow: async () => {
      await deps.data().backups.create('manual', deps.clock.now());
      await refresh();
      return ok();
    },
  };
}
