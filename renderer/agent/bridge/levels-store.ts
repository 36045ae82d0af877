import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Levels } from '../../../shared/ipc/app-state.ts';
import type { SoftphoneBridge } from '../../../shared/ipc/envelope.ts';

const SILENCE: Levels = { callId: null, microphone: 0, speaker: 0 };

export type LevelsFeed = { readonly store: StoreApi<Levels>; readonly stop: () => void };

/** Sound levels in a store of their own: they change five times a second and must not re-render anything but meters. */
export function startLevels(bridge: SoftphoneBridge): LevelsFeed {
  const store = createStore<Levels>(() => SILENCE);
  const stop = bridge.on((frame) => {
    if (frame.kind === 'levels') store.setState(frame.levels, true);
  });
  return { store, stop };
}
