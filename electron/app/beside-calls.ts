import { livingCalls } from '../../shared/domain/call/call-selectors.ts';
import type { Timers } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';

/** While somebody talks, the data thread is left alone in between, ms. */
const REST_IN_CALL_MS = 50;

/** For long work on the data, page by page, that gives way to calls. */
export type BesideCalls = {
  readonly inCall: () => boolean;
  /** Between two pages: at once, or after a while in which others have the data. */
  readonly rest: () => Promise<void>;
};

export function besideCalls({ store, timers }: { readonly store: StateStore; readonly timers: Timers }): BesideCalls {
  const inCall = (): boolean => livingCalls(store.get().calls.calls).length > 0;
  return {
    inCall,
    rest: () =>
      inCall() ? new Promise((resolve) => void timers.after(REST_IN_CALL_MS, resolve)) : Promise.resolve(),
  };
}
