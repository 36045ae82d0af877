import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppState } from '../../../shared/ipc/app-state.ts';
import type { EventFrame, SoftphoneBridge } from '../../../shared/ipc/envelope.ts';
import { reduceAppState } from '../../../shared/ipc/reduce-app-state.ts';
import type { Client } from './client.ts';
import { nextTask } from './next-task.ts';

type StateFrame = Extract<EventFrame, { kind: 'state' }>;

/** The window's copy of main's state; until the first snapshot arrived null, or the state before anything is known. */
export type MirrorState = { readonly state: AppState | null; readonly seq: number };

export type Mirror = {
  readonly store: StoreApi<MirrorState>;
  /** Resolves when the event of this number is in the mirror; null when it is already, or before the first snapshot. */
  readonly reached: (seq: number) => Promise<void> | null;
  /** Stops listening. */
  readonly stop: () => void;
};

/** Pause before asking again when a snapshot could not be had, in milliseconds. */
const RETRY_MS = 500;
/** An event that has not come so long after the answer that followed it, in milliseconds, is lost, and everything is asked for anew. */
const LOST_MS = 2_000;

/**
 * Mirrors main's state: a snapshot first, then every numbered event. Events that arrive while a snapshot is under way
 * wait; those it already contains are dropped; a gap in the numbers asks for a new snapshot, so that the mirror is never
 * wrong for longer than one round trip. Events that came in while the window was drawing are taken over together: drawn one by one,
 * what happened last would wait for everything before it.
 * @param opening what to show until the first snapshot
 * @param turns when events are taken over
 */
export function startMirror(bridge: SoftphoneBridge, client: Client, opening: AppState | null = null, turns: typeof nextTask = nextTask): Mirror {
  const store = createStore<MirrorState>(() => ({ state: opening, seq: -1 }));
  let waiting: StateFrame[] | null = [];
  /** Events that are not taken over yet. */
  let arrived: StateFrame[] = [];
  const taking = turns(() => {
    const frames = arrived;
    arrived = [];
    let { state, seq } = store.getState();
    for (const frame of frames)
      if (state !== null && frame.seq === seq + 1) {
        state = reduceAppState(state, frame.event);
        seq = frame.seq;
      }
    if (seq !== store.getState().seq) store.setState({ state, seq });
  });
  let stopped = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const resync = async (): Promise<void> => {
    waiting ??= [];
    const reply = await client.invoke('system.snapshot', {});
    if (stopped) return;
    if (!reply.ok) {
      retry = setTimeout(() => void resync(), RETRY_MS);
      return;
    }
    const { seq } = reply.value;
    let next = reply.value.state;
    let last = seq;
    const late = (waiting ?? []).filter((frame) => frame.seq > seq).sort((a, b) => a.seq - b.seq);
    waiting = null;
    let complete = true;
    for (const frame of late) {
      if (frame.seq !== last + 1) {
        complete = false;
        break;
      }
      next = reduceAppState(next, frame.event);
      last = frame.seq;
    }
    store.setState({ state: next, seq: last });
    if (!complete) await resync();
  };

  const off = bridge.on((frame) => {
    if (frame.kind !== 'state') return;
    if (waiting !== null) {
      waiting.push(frame);
      return;
    }
    const { state, seq: taken } = store.getState();
    const seq = Math.max(taken, arrived.at(-1)?.seq ?? taken);
    if (state === null || frame.seq <= seq) return;
    if (frame.seq === seq + 1) {
      arrived.push(frame);
      taking.request();
    } else {
      waiting = [frame];
      void resync();
    }
  });

  void resync();
  const isThere = (seq: number): boolean => {
    const known = store.getState().seq;
    return known < 0 || known >= seq;
  };
  const reached = (seq: number): Promise<void> | null => {
    if (isThere(seq)) return null;
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        unsubscribe();
        resolve();
      };
      const unsubscribe = store.subscribe(() => {
        if (isThere(seq)) done();
      });
      const timer = setTimeout(() => {
        done();
        if (!stopped && waiting === null) void resync();
      }, LOST_MS);
    });
  };

  return {
    store,
    reached,
    stop: () => {
      stopped = true;
      clearTimeout(retry);
      off();
      taking.stop();
    },
  };
}
