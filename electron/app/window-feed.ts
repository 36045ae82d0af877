import type { EventFrame } from '../../shared/ipc/envelope.ts';
import type { StateEvent } from '../../shared/ipc/app-state.ts';
import type { Timers } from './ports/platform-ports.ts';
import type { NumberedEvent, StateStore } from './state-store.ts';

/** A start that takes longer shows what it has, in ms. */
const SNAPSHOT_AT_LATEST_MS = 1_000;

/** What the window is told of the state: one snapshot, then every change. */
export type WindowFeed = {
  /** The state as soon as the start is over, so that the window draws it once and not with each of its fifty steps. */
  readonly snapshot: () => Promise<ReturnType<StateStore['snapshot']>>;
};

/** @param outward what an event looks like to the window */
export function createWindowFeed({
  store,
  timers,
  send,
  outward,
}: {
  readonly store: StateStore;
  readonly timers: Timers;
  readonly send: (frame: EventFrame) => void;
  readonly outward: (event: StateEvent) => NumberedEvent['event'];
}): WindowFeed {
  let following = false;
  const waiting = new Set<() => void>();
  const isSettled = (): boolean => store.get().startup.phase !== 'starting';
  store.subscribe(({ seq, event }) => {
    // Nobody follows before the first snapshot, and that contains it.
    if (following) send({ kind: 'state', seq, event: outward(event) });
    if (isSettled()) for (const go of waiting) go();
  });
  return {
    snapshot: async () => {
      if (!isSettled())
        await new Promise<void>((resolve) => {
          const go = (): void => {
            cancel();
            waiting.delete(go);
            resolve();
          };
          const cancel = timers.after(SNAPSHOT_AT_LATEST_MS, go);
          waiting.add(go);
        });
      following = true;
      return store.snapshot();
    },
  };
}
