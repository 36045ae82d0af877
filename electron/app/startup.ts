import { AppFailure, appError } from '../../shared/errors/app-error.ts';
import { err, ok } from '../../shared/lib/result.ts';
import type { DataFailure, DataFile, OpenData } from './ports/data-file.ts';
import type { Log, Outcome } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';

/** Opens the data and offers the ways on when that fails. Nothing here changes a file that cannot be opened. */
export type Startup = {
  readonly start: () => Promise<void>;
  readonly startFresh: () => Promise<Outcome>;
  readonly restore: (backup: string) => Promise<Outcome>;
  readonly stop: () => Promise<void>;
  /** The open data; throws an `AppError` while it is closed. */
  readonly data: () => OpenData;
};

export function createStartup(deps: {
  readonly file: DataFile;
  readonly store: StateStore;
  readonly log: Log;
  /** Loads everything once the data is open; a failure here is told like a failure to open. */
  readonly afterOpen: () => Promise<DataFailure | null>;
  /** Lets go of everything that uses the data. */
  readonly beforeClose: () => Promise<void>;
}): Startup {
  const { file, store } = deps;
  let open: OpenData | null = null;

  const fail = async ({ problem, details }: DataFailure): Promise<void> => {
    deps.log.error('starting failed', { problem });
    const backups = await file.listBackups();
    store.setSlice('startup', { phase: 'failed', problem, file: file.path, details, backups });
  };

  const close = async (): Promise<void> => {
    if (open === null) return;
    await deps.beforeClose();
    const closing = open;
    open = null;
    await closing.close();
  };

  const start = async (): Promise<void> => {
    await close();
    store.setSlice('startup', { phase: 'starting' });
    const opened = await file.open();
    if (!opened.ok) return fail(opened.error);
    open = opened.value;
    const failure = await deps.afterOpen();
    if (failure !== null) {
      await close();
      return fail(failure);
    }
    store.setSlice('startup', { phase: 'ready' });
  };

  return {
    start,
    startFresh: async () => {
      const failed = store.get().startup;
      if (failed.phase !== 'failed') return err(appError('call-not-possible', 'a fresh start is a way out of a failed one'));
      // From here on a second click finds a start under way.
      store.setSlice('startup', { phase: 'starting' });
      const aside = await file.setAside();
      if (!aside.ok) {
        store.setSlice('startup', failed);
        return aside;
      }
      await start();
      return ok();
    },
    restore: async (backup) => {
      store.setSlice('startup', { phase: 'starting' });
      await close();
      const restored = await file.restore(backup);
      await start();
      return restored;
    },
    stop: close,
    data: () => {
      if (open === null) throw new AppFailure(appError('database-unavailable', 'the data is not open'));
      return open;
    },
  };
}
