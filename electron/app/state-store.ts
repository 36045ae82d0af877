import type { AppState, Slices, StateEvent } from '../../shared/ipc/app-state.ts';
import { reduceAppState } from '../../shared/ipc/reduce-app-state.ts';
import type { Unsubscribe } from '../../shared/lib/typed-emitter.ts';

export type NumberedEvent = { readonly seq: number; readonly event: StateEvent };

/** The state of the application and the only way to change it. Every change is numbered and told to the subscribers. */
export type StateStore = {
  readonly get: () => AppState;
  readonly snapshot: () => { readonly seq: number; readonly state: AppState };
  /** Applies the event and publishes it; returns false when it changed nothing (and then publishes nothing). */
  readonly apply: (event: StateEvent) => boolean;
  readonly setSlice: <Name extends keyof Slices>(name: Name, value: Slices[Name]) => void;
  /** Leaves a number out, so that the window's copy notices a gap and asks for everything anew. */
  readonly leaveGap: () => void;
  readonly subscribe: (listener: (numbered: NumberedEvent) => void) => Unsubscribe;
};

export function createStateStore(initial: AppState): StateStore {
  let state = initial;
  let seq = 0;
  const listeners = new Set<(numbered: NumberedEvent) => void>();

  const apply = (event: StateEvent): boolean => {
    const before = state;
    state = reduceAppState(before, event);
    if (event.type === 'call' && state.calls === before.calls) return false;
    seq += 1;
    for (const listener of listeners) listener({ seq, event });
    return true;
  };

  return {
    get: () => state,
    snapshot: () => ({ seq, state }),
    apply,
    setSlice: (name, value) => {
      apply({ type: 'slice', name, value } as StateEvent);
    },
    leaveGap: () => void (seq += 1),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
