import type { ImportJob, ImportStatus } from '../../../shared/domain/contact-file/import-job.ts';
import { NOTHING_TAKEN_BACK, ProgressMeter } from '../../../shared/domain/contact-file/import-job.ts';
import { isAppError } from '../../../shared/errors/app-error.ts';
import type { Clock } from '../../../shared/lib/clock.ts';
import type { FileThread } from '../../contact-file/client.ts';
import type { ContactAuthor, DataPort } from '../ports/data-port.ts';
import type { ImportPace } from '../ports/import-port.ts';
import type { Log, Timers } from '../ports/platform-ports.ts';

/** What an agent types has to be on the disk within 250 ms; during a call even the processor is left to the sound. */
export const PACE = {
  idle: { sliceMs: 20, rest: 0, holdMs: 1_000 },
  call: { sliceMs: 10, rest: 1.5, holdMs: 120 },
} as const satisfies Record<string, ImportPace>;
/**
 * Data that do not answer in time are asked again after these waits, ms: of each piece it is on the disk whether it was done, and work of an
 * hour should not end because the machine was busy for a quarter of a minute.
 */
const AGAIN_MS = [1_000, 3_000, 10_000, 30_000, 60_000] as const;
/** Told at most so often, ms. */
const SHOWN_EVERY_MS = 200;

export type ImportWriter = {
  /** Writes until the end, or until the import is taken back. Rejects with what the data says. */
  readonly write: (id: string, total: number) => Promise<void>;
  readonly takeBack: (id: string, status: Extract<ImportStatus, 'undone' | 'cancelled'>) => Promise<void>;
  /** Stops the taking back after the piece that is under way; what is not taken back yet stays. */
  readonly leaveRest: (id: string) => Promise<void>;
  readonly busy: () => boolean;
  /** Some of it is in the data. */
  readonly isBegun: (id: string) => boolean;
  readonly stop: () => Promise<void>;
};

/** Writes an import into the data piece by piece, and takes it back likewise. */
export function createImportWriter(deps: {
  readonly data: () => DataPort;
  readonly thread: FileThread;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly inCall: () => boolean;
  readonly author: () => ContactAuthor;
  readonly stagingOf: (id: string) => string;
  readonly isCurrent: (id: string) => boolean;
  readonly show: (change: Partial<ImportJob>) => void;
  readonly refresh: () => Promise<void>;
  /** By the history that was read last: the whole import is in the data. */
  readonly isIn: (id: string) => boolean;
}): ImportWriter {
  const { data, clock, show } = deps;
  const begun = new Set<string>();
  /** What is going on; a new task waits until the one before has noticed that it is over. */
  let task: { cancelled: boolean; readonly ended: Promise<void> } | null = null;

  const during = (): 'call' | 'idle' => (deps.inCall() ? 'call' : 'idle');

  const run = async (work: (own: { readonly cancelled: boolean }) => Promise<void>): Promise<void> => {
    const before = task;
    if (before !== null) {
      before.cancelled = true;
      await before.ended;
    }
    let end = (): void => undefined;
    const own = { cancelled: false, ended: new Promise<void>((resolve) => (end = resolve)) };
    task = own;
    try {
      await work(own);
    } finally {
      end();
      if (task === own) task = null;
    }
  };

  /** A piece of the work, asked for until it is answered; null when it was cancelled meanwhile. */
  const piece = async <Step>(own: { readonly cancelled: boolean }, ask: () => Promise<Step>): Promise<Step | null> => {
    for (let tries = 0; ; tries++) {
      if (own.cancelled) return null;
      try {
        return await ask();
      } catch (error) {
        const wait = AGAIN_MS[tries];
        if (!isAppError(error) || error.code !== 'data-no-answer' || wait === undefined) throw error;
        deps.log.warn('the data did not answer an import; it is asked again', { wait });
        await pause(wait, own);
      }
    }
  };
  const pause = async (ms: number, own: { readonly cancelled: boolean }): Promise<void> => {
    // In short steps: whoever stops it does not wait for the end of a minute.
    for (let left = ms; left > 0 && !own.cancelled; left -= SHOWN_EVERY_MS)
      await new Promise<void>((resolve) => deps.timers.after(Math.min(left, SHOWN_EVERY_MS), resolve));
  };

  const shower = (total: number): ((done: number, change: Partial<ImportJob>, share?: number) => void) => {
    const meter = new ProgressMeter();
    let shown = 0;
    return (done, change, share = total === 0 ? 1 : done / total) => {
      const now = clock.now();
      if (now - shown < SHOWN_EVERY_MS) return;
      shown = now;
      show({ ...change, progress: meter.at(now, done, total, share) });
    };
  };

  return {
    write: (id, total) =>
      run(async (own) => {
        begun.add(id);
        show({ phase: 'writing', progress: null, problem: null });
        const tell = shower(total);
        for (;;) {
          const step = await piece(own, () => data().imports.write(id, deps.stagingOf(id), PACE[during()]));
          if (step === null) return;
          const { written } = step;
          tell(written.added + written.updated + written.unchanged + written.gone, { written });
          if (step.done) {
            if (own.cancelled) return;
            await data().imports.finish(id, 'done', deps.author());
            // The history first: whoever sees that it is done may take it back at once.
            await deps.refresh();
            show({ phase: 'done', written, progress: null });
            return;
          }
        }
      }).catch((error: unknown) => {
        const lost = isAppError(error) && error.code === 'not-found';
        if (!lost) throw error;
        show({ phase: 'interrupted', problem: 'staging-lost', progress: null });
      }),
    takeBack: (id, status) =>
      run(async (own) => {
        begun.add(id);
        show({ phase: 'undoing', progress: null, problem: null, takenBack: NOTHING_TAKEN_BACK });
        let takenBack = NOTHING_TAKEN_BACK;
        let tell: ReturnType<typeof shower> | null = null;
        let most = 0;
        for (;;) {
          const step = await piece(own, () => data().imports.takeBack(id, PACE[during()], deps.author()));
          if (step === null) return;
          ({ takenBack } = step);
          const back = takenBack.removed + takenBack.restored + takenBack.kept;
          if (tell === null) {
            // With what was taken back before, also before a crash or a stop.
            most = step.left + back;
            tell = shower(step.total);
          }
          // Customers are counted; what came with them, organisations and consents, is work too.
          tell(back, { takenBack }, most === 0 ? 1 : (most - step.left) / most);
          if (step.done) break;
        }
        await data().imports.finish(id, status, deps.author());
        await deps.refresh();
        show({ phase: 'undone', takenBack, progress: null });
      }),
    leaveRest: (id) =>
      run(async () => {
        const left = await data().imports.leaveRest(id, deps.author());
        await deps.refresh();
        if (left === null) {
          // It stopped before the first piece was taken back: all of the import is in, as before.
          if (deps.isIn(id)) show({ phase: 'done', takenBack: null, progress: null, problem: null });
          return;
        }
        show({ phase: left.status, takenBack: left.takenBack, progress: null, problem: null });
      }),
    busy: () => task !== null,
    isBegun: (id) => begun.has(id),
    stop: async () => {
      if (task === null) return;
      task.cancelled = true;
      await task.ended;
    },
  };
}
