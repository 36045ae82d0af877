import type { DataPort } from './ports/data-port.ts';
import type { Log, Timers } from './ports/platform-ports.ts';

/** Days counted in one go: some milliseconds of the thread that writes. */
const SLICE = 5;
/** Others go first for this long after each, ms. */
const REST_MS = 60;
const DURING_CALL_MS = 5_000;
/** The start belongs to the window. */
const FIRST_AFTER_MS = 30_000;
/** A day ended, or one that was over was changed. */
const AGAIN_AFTER_MS = 10 * 60_000;

/** Counts days that are over, behind the work, so that a report of years is read and not counted. Nothing is missing where it has not yet been. */
export function createDayCounts(deps: {
  readonly data: () => DataPort;
  readonly timers: Timers;
  readonly log: Log;
  /** Whether there is a call, in whatever state. */
  readonly busy: () => boolean;
}): { readonly start: () => void; readonly stop: () => void } {
  let stopped = false;
  let cancel = (): void => undefined;

  const again = (ms: number): void => {
    cancel();
    if (!stopped) cancel = deps.timers.after(ms, () => void run());
  };
  const run = async (): Promise<void> => {
    if (deps.busy()) {
      again(DURING_CALL_MS);
      return;
    }
    try {
      again((await deps.data().figures.countDays(SLICE)) < SLICE ? AGAIN_AFTER_MS : REST_MS);
    } catch (error) {
      deps.log.warn('days could not be counted', error);
      again(AGAIN_AFTER_MS);
    }
  };

  return {
    start: () => {
      stopped = false;
      again(FIRST_AFTER_MS);
    },
    stop: () => {
      stopped = true;
      cancel();
    },
  };
}
