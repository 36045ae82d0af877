import type { ListWork } from '../../../shared/domain/call-list/call-list.ts';
import type { ListSettings } from '../../../shared/domain/call-list/list-settings.ts';
import { dialObstacle } from '../../../shared/domain/call/call-guards.ts';
import type { E164 } from '../../../shared/lib/brand.ts';
import type { Clock } from '../../../shared/lib/clock.ts';
import type { Timers } from '../ports/platform-ports.ts';
import type { StateStore } from '../state-store.ts';

/** What dials the one in hand by itself: after a countdown, or at once after the outcome of the one before. */
export type AutoDial = {
  /** What is about to be shown, with the moment at which it is dialled. */
  readonly arm: (work: ListWork, settings: ListSettings) => ListWork;
  /** Not by itself: the agent dials this one, or does not. */
  readonly halt: () => void;
  /** Nobody is in hand any more. */
  readonly clear: () => void;
  /** Something changed about the agent, the line or the calls. */
  readonly follow: () => void;
};

const keyOf = ({ entry, number }: ListWork): string => `${String(entry?.entryId)} ${String(number)}`;

/**
 * Nobody is dialled by itself whom the agent does not wait for: in Not ready, or when that comes next, the one in hand waits for the
 * agent; during another call, and while the one before is registered, it waits for the end of that.
 */
export function createAutoDial({ store, clock, timers, dial, show }: {
  readonly store: StateStore;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly dial: (number: E164) => void;
  readonly show: (work: ListWork) => void;
}): AutoDial {
  let stopTimer: () => void = () => undefined;
  /** The one that waits for the agent. */
  let halted = '';
  let settings: ListSettings | null = null;

  const readiness = (): 'now' | 'wait' | 'never' => {
    const { session, calls, line } = store.get();
    if (session.agent === null || session.state.state === 'not-ready' || session.next.state === 'not-ready') return 'never';
    return session.state.state === 'ready' && line.state === 'registered' && dialObstacle(calls.calls) === null ? 'now' : 'wait';
  };
  const delayOf = (work: ListWork): number | null => {
    if (settings === null || work.phase !== 'preview' || work.number === null || halted === keyOf(work)) return null;
    if (settings.mode === 'timed') return settings.countdownSeconds * 1_000;
    // The first one is dialled by the agent: who takes up a list reads first.
    return settings.mode === 'power' && work.before !== null ? 0 : null;
  };
  const arm: AutoDial['arm'] = (work, by) => {
    stopTimer();
    settings = by;
    const delay = delayOf(work);
    const ready = delay === null ? 'wait' : readiness();
    if (ready === 'never') halted = keyOf(work);
    const { number } = work;
    if (delay === null || ready !== 'now' || number === null) return { ...work, dialAt: null };
    stopTimer = timers.after(delay, () => dial(number));
    return { ...work, dialAt: clock.now() + delay };
  };
  return {
    arm,
    halt: () => {
      const { work } = store.get().callLists;
      if (work?.phase !== 'preview') return;
      stopTimer();
      halted = keyOf(work);
      if (work.dialAt !== null) show({ ...work, dialAt: null });
    },
    clear: () => {
      stopTimer();
      halted = '';
      settings = null;
    },
    follow: () => {
      const { work } = store.get().callLists;
      if (work?.phase !== 'preview' || settings === null) return;
      const ready = readiness();
      if (work.dialAt !== null && ready !== 'now') show(arm(work, settings));
      else if (work.dialAt === null && ready === 'now' && delayOf(work) !== null) show(arm(work, settings));
    },
  };
}
