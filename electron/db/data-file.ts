import type { Clock } from '../../shared/lib/clock.ts';
import { err, ok } from '../../shared/lib/result.ts';
import type { DataFile } from '../app/ports/data-file.ts';
import type { Log } from '../app/ports/platform-ports.ts';
import { listBackups } from './backup.ts';
import { openData } from './client.ts';
import { dataPaths } from './data-paths.ts';
import { restoreBackup, setAside } from './recovery.ts';
import type { StartWorker } from './worker-link.ts';

/** The data file of a profile, `balie.sqlite` with its copies in `backups`, below the profile's folder. */
export function createDataFile({
  folder,
  clock,
  log,
  startWorker,
  readerAfterMs = 0,
}: {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** How to start a data thread. */
  readonly startWorker: StartWorker;
  /** The second thread leaves the processor to whatever starts beside it; ms. At once when left out. */
  readonly readerAfterMs?: number;
}): DataFile {
  const { file, backupFolder } = dataPaths(folder);
  const { now } = clock;
  return {
    path: file,
    open: async () => {
      const opened = await openData({ file, backupFolder, now, log, startWorker, readerAfterMs });
      if (opened.ok) return opened;
      const { problem, details, message } = opened.error;
      log.error('the data file cannot be opened', { problem, message });
      return err({ problem, details });
    },
    listBackups: async () => Promise.resolve(listBackups(backupFolder)),
    restore: (name) => restoreBackup({ file, backupFolder, name, now, log, startWorker }),
    setAside: async () => {
      const aside = await setAside(file, now);
      return aside.ok ? ok({ keptAs: aside.value ?? '' }) : aside;
    },
  };
}
