import { useSyncExternalStore } from 'react';

type Ticker = { readonly subscribe: (listener: () => void) => () => void; readonly read: () => number };

/** One interval timer per period for the whole window, running only while somebody looks. */
const tickers = new Map<number, Ticker>();

function createTicker(intervalMs: number): Ticker {
  const listeners = new Set<() => void>();
  let now = Date.now();
  let timer: ReturnType<typeof setInterval> | undefined;
  return {
    read: () => {
      // Without a running timer the value is as old as the last look.
      if (timer === undefined && Date.now() - now >= intervalMs) now = Date.now();
      return now;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      timer ??= setInterval(() => {
        now = Date.now();
        for (const each of listeners) each();
      }, intervalMs);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}

/**
 * The wall clock, refreshed every `intervalMs`.
 * @returns milliseconds since the epoch (UTC)
 */
export function useNow(intervalMs = 1_000): number {
  const ticker = tickers.get(intervalMs) ?? createTicker(intervalMs);
  tickers.set(intervalMs, ticker);
  return useSyncExternalStore(ticker.subscribe, ticker.read);
}
