import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppState } from '../../../shared/ipc/app-state.ts';
import type { EventFrame, SoftphoneBridge } from '../../../shared/ipc/envelope.ts';
import { reduceAppState } from '../../../shared/ipc/reduce-app-state.ts';
import type { Client } from './client.ts';

type StateFrame = Extract<EventFrame, { kind: 'state' }>;

/** The window's copy of main's state; until the first snapshot arrived null, or the state before anything is known. */
export type MirrorState = { readonly state: AppState | null; readonly seq: number };

export type Mirror = {
  readonly store: StoreApi<MirrorState>;
  /** Stops listening. */
  readonly stop: () => void;
};

/** Pause before asking again when a snapshot could not be had, in milliseconds. */
const RETRY_MS = 500;

/**
 * Mirrors main's state: a snapshot first, then every numbered event. Events that arrive while a snapshot is under way
 * wait; those it already contains are dropped; a gap in the numbers asks for a new snapshot, so that the mirror is never
 * wrong for longer than one round trip.
 * @param opening what to show until the first snapshot
 */
export function startMirror(bridge: SoftphoneBridge, client: Client, opening: AppState | null = null): Mirror {
  const store = createStore<MirrorState>(() => ({ state: opening, seq: -1 }));
  let waiting: StateFrame[] | null = [];
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
    const { state, seq } = store.getState();
    if (state === null || frame.seq <= seq) return;
    if (frame.seq === seq + 1) {
      store.setState({ state: reduceAppState(state, frame.event), seq: frame.seq });
    } else {
      waiting = [frame];
      void resync();
    }
  });

  void resync();
  return {
    store,
    stop: () => {
      stopped = true;
      clearTimeout(retry);
      off();
    },
  };
}
