import type { DataPort } from '../app/ports/data-port.ts';
import type { Log } from '../app/ports/platform-ports.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { listBackups } from './backup.ts';
import type { StartupFailure } from './failure.ts';
import { LANES, type Lane, type MethodName, type WorkerRole, type WorkerSetup } from './protocol.ts';
import { rejected, WorkerLink, type StartWorker } from './worker-link.ts';

export type { StartupFailure } from './failure.ts';

export type DataOptions = {
  /** The data file; made, with its folder, when there is none. */
  readonly file: string;
  readonly backupFolder: string;
  /** Wall clock, milliseconds since the Unix epoch. */
  readonly now: () => number;
  readonly log: Log;
  /** How to start a data thread. */
  readonly startWorker: StartWorker;
  /** The reading thread starts so long after the data is open, ms; the writing one reads meanwhile. At once when left out. */
  readonly readerAfterMs?: number;
};

/** The data port with the means to end it. */
export type OpenData = DataPort & {
  /** Waits for every write that was asked for, then closes the file in order. Requests after this are refused. Never rejects. */
  readonly close: () => Promise<void>;
};

/** A thread that died is replaced at once; one that dies again and again, less and less often. */
const RESTART_AFTER_MS = [0, 250, 1_000, 5_000] as const;
/** A thread that has served this long died by accident, not by habit. */
const STEADY_AFTER_MS = 60_000;
/** Time for the last writes and the folding of the log at the end. */
const CLOSE_WITHIN_MS = 10_000;

/** One thread that is kept alive. */
class Keeper {
  readonly #role: WorkerRole;
  readonly #options: DataOptions;
  #link: WorkerLink;
  #deaths = 0;
  #closing = false;
  #startedAt = 0;
  #restart: NodeJS.Timeout | undefined;

  constructor(role: WorkerRole, options: DataOptions) {
    this.#role = role;
    this.#options = options;
    this.#link = this.#start();
  }

  /** Opens the file for the first time. */
  open(): WorkerLink['opened'] {
    this.#link.open();
    return this.#link.opened;
  }

  /** From now on a thread that ends is replaced. */
  keep(): void {
    const watched = this.#link;
    void watched.ended.then(() => {
      if (this.#closing || watched !== this.#link) return;
      const { log } = this.#options;
      if (performance.now() - this.#startedAt > STEADY_AFTER_MS) this.#deaths = 0;
      const wait = RESTART_AFTER_MS[Math.min(this.#deaths, RESTART_AFTER_MS.length - 1)] ?? 0;
      this.#deaths += 1;
      log.warn('data thread ended, starting another', { role: this.#role, wait, deaths: this.#deaths });
      const again = (): void => {
        this.#link = this.#start();
        this.#link.open();
        this.keep();
      };
      if (wait === 0) again();
      else this.#restart = setTimeout(again, wait);
    });
  }

  request(method: MethodName, lane: Lane, args: readonly unknown[]): Promise<unknown> {
    return this.#closing
      ? rejected(`${method}: the data is closed`)
      : this.#link.request(method, lane, args, this.#options.now());
  }

  async close(): Promise<void> {
    this.#closing = true;
    clearTimeout(this.#restart);
    await this.#link.close(CLOSE_WITHIN_MS);
  }

  #start(): WorkerLink {
    const { file, backupFolder, now, log, startWorker } = this.#options;
    const setup: WorkerSetup = { role: this.#role, file, backupFolder, at: now() };
    this.#startedAt = performance.now();
    const link = new WorkerLink(startWorker, setup, log);
    void link.opened.then((result) => {
      if (!result.ok) log.error(`data ${this.#role} did not open`, result.error);
    });
    return link;
  }
}

function portOver(send: (method: MethodName, lane: Lane, args: readonly unknown[]) => Promise<unknown>): DataPort {
  const groups = Object.entries(LANES).map(([group, methods]) => [
    group,
    Object.fromEntries(
      Object.entries(methods).map(([name, lane]: [string, Lane]) => [
        name,
        (...args: readonly unknown[]) => send(`${group}.${name}` as MethodName, lane, args),
      ]),
    ),
  ]);
  // The table names every method of the port, by its type; what the threads answer is what the repositories return.
  return Object.fromEntries(groups) as DataPort;
}

/**
 * Opens the data on two threads, one that writes and one that reads. Checks the file first without changing a byte of it, copies it
 * before a migration, and migrates. Does not reject: a file that cannot be used comes back as a `StartupFailure` with the copies at hand.
 *
 * A thread that dies takes its requests with it (`data-no-answer`) and is replaced; a request that gets no answer in time fails
 * likewise, and may still have been carried out.
 */
export async function openData(options: DataOptions): Promise<Result<OpenData, StartupFailure>> {
  const { file, backupFolder } = options;
  const fail = async (
    keepers: readonly Keeper[],
    failure: Pick<StartupFailure, 'problem' | 'message' | 'details'>,
  ): Promise<Result<OpenData, StartupFailure>> => {
    await Promise.all(keepers.map((keeper) => keeper.close()));
    return err({ ...failure, file, backups: backupsOrNone(backupFolder) });
  };

  const { readerAfterMs = 0 } = options;
  // Both load their code at the same time; the reader opens what the writer has checked and migrated.
  const writer = new Keeper('writer', options);
  const early = readerAfterMs === 0 ? new Keeper('reader', options) : null;
  const written = await writer.open();
  if (!written.ok) return fail(early === null ? [writer] : [early, writer], written.error);
  const read = await early?.open();
  if (early !== null && read?.ok === false) return fail([early, writer], read.error);
  writer.keep();
  early?.keep();

  let reader = early;
  let late: Promise<void> | undefined;
  const startReader = async (): Promise<void> => {
    const keeper = new Keeper('reader', options);
    // Where it cannot be opened, which is in the log, the writer reads on.
    if ((await keeper.open()).ok) {
      keeper.keep();
      reader = keeper;
    } else await keeper.close();
  };
  const timer = reader === null ? setTimeout(() => void (late = startReader()), readerAfterMs) : undefined;

  const port = portOver((method, lane, args) => (lane === 'read' || lane === 'search' ? (reader ?? writer) : writer).request(method, lane, args));
  let closed: Promise<void> | undefined;
  return ok({
    ...port,
    close: () => {
      // The writer last: the last connection to close folds the log into the file.
      closed ??= (async () => {
        clearTimeout(timer);
        await late;
        await reader?.close();
        await writer.close();
      })();
      return closed;
    },
  });
}

function backupsOrNone(folder: string): StartupFailure['backups'] {
  try {
    return listBackups(folder);
  } catch {
    return [];
  }
}
