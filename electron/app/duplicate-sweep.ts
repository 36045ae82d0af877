import type { DataPort } from './ports/data-port.ts';
import type { Log, Timers } from './ports/platform-ports.ts';

/** Contacts taken in one go, and the time after which the reading thread gives back what it has, ms. */
const SLICE = 100;
const SLICE_MS = 8;
/** The threads are left alone for this many times as long as a slice took. */
const REST = 3;
const SHORTEST_REST_MS = 25;
/** Looks again when there was nothing to do, or a call was going on. */
const IDLE_MS = 15_000;
const DURING_CALL_MS = 2_000;
/** The start belongs to the window. */
const FIRST_AFTER_MS = 20_000;
/** After a failure (a full disk, a thread that was replaced). */
const AFTER_FAILURE_MS = 60_000;

/** Looks for duplicates in the whole customer file, behind the work. */
export type DuplicateSweep = {
  /** A contact has just changed: do not wait for the next look. */
  readonly soon: () => void;
  readonly stop: () => void;
};

/**
 * Starts looking: a small slice, a rest of several times its length, and nothing at all while there is a call. What was found stands in the
 * data after every slice, so it can be stopped anywhere.
 */
export function startDuplicateSweep(deps: {
  readonly data: () => DataPort;
  readonly timers: Timers;
  readonly log: Log;
  /** Wall clock, ms. */
  readonly now: () => number;
  /** Whether there is a call, in whatever state, or the data are not open. */
  readonly busy: () => boolean;
}): DuplicateSweep {
  const { timers, log } = deps;
  let stopped = false;
  let running = false;
  let cancel = (): void => undefined;

  const again = (ms: number): void => {
    cancel();
    if (!stopped) cancel = timers.after(ms, () => void run());
  };

  /** True when there may be more to do. */
  const slice = async (): Promise<boolean> => {
    const { duplicates } = deps.data();
    const seqs = await duplicates.prepare(SLICE);
    if (seqs.length === 0) return false;
    let rest = seqs;
    while (rest.length > 0 && !stopped && !deps.busy()) {
      const compared = await duplicates.compare(rest, SLICE_MS);
      await duplicates.store(compared, deps.now());
      // Gone since then: the next slice finds that out.
      if (compared.done.length === 0) break;
      const done = new Set(compared.done.map(({ seq }) => seq));
      rest = rest.filter((seq) => !done.has(seq));
    }
    return true;
  };

  const run = async (): Promise<void> => {
    if (running || stopped) return;
    if (deps.busy()) {
      again(DURING_CALL_MS);
      return;
    }
    running = true;
    try {
      const before = performance.now();
      const more = await slice();
      again(more ? Math.max(SHORTEST_REST_MS, REST * (performance.now() - before)) : IDLE_MS);
    } catch (error) {
      log.warn('the search for duplicates failed', error);
      again(AFTER_FAILURE_MS);
    } finally {
      running = false;
    }
  };

  again(FIRST_AFTER_MS);
  return {
    soon: () => {
      if (!running) again(SHORTEST_REST_MS);
    },
    stop: () => {
      stopped = true;
      cancel();
    },
  };
}
