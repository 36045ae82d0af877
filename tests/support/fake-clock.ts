import type { Timers } from '../../electron/app/ports/platform-ports.ts';
import type { Clock } from '../../shared/lib/clock.ts';

type Planned = { at: number; readonly run: () => void; readonly every: number | null };

/** Time that stands still until the test moves it, with the timers that run on it. */
export type FakeClock = Clock & {
  readonly timers: Timers;
  /** Lets time pass, wall clock and monotonic alike, and runs what becomes due, in order. */
  readonly advance: (ms: number) => void;
  /** Sets the wall clock forward or back by hand; no timer notices. */
  readonly jump: (ms: number) => void;
  /** The machine sleeps: time passes, no timer runs. */
  readonly sleep: (ms: number) => void;
};

/** @param start wall-clock milliseconds at which the test begins. */
export function createFakeClock(start: number): FakeClock {
  let monotonic = 1_000;
  let offset = start - monotonic;
  let slept = 0;
  const planned = new Set<Planned>();

  const plan = (ms: number, run: () => void, every: number | null): (() => void) => {
    const timer: Planned = { at: monotonic + ms, run, every };
    planned.add(timer);
    return () => void planned.delete(timer);
  };
  const nextDue = (until: number): Planned | undefined =>
    [...planned].filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];

  return {
    now: () => offset + monotonic,
    monotonic: () => monotonic,
    sinceBoot: () => monotonic + slept,
    timers: {
      after: (ms, run) => plan(ms, run, null),
      every: (ms, run) => plan(ms, run, ms),
    },
    advance: (ms) => {
      const until = monotonic + ms;
      for (let due = nextDue(until); due !== undefined; due = nextDue(until)) {
        monotonic = due.at;
        if (due.every === null) planned.delete(due);
        else due.at += due.every;
        due.run();
      }
      monotonic = until;
    },
    jump: (ms) => {
      offset += ms;
    },
    sleep: (ms) => {
      offset += ms;
      slept += ms;
    },
  };
}
