import { useEffect, useReducer } from 'react';

const SECOND = 1_000;

/**
 * For how long something lasts by now, looked at anew with each of its own seconds and at each of these lengths: neither comes late by the
 * rest of a second of somebody else's clock.
 * @param since wall-clock ms @param marks lengths, ms
 * @returns ms
 */
export function useLength(since: number, marks: readonly number[]): number {
  const [, look] = useReducer((looks: number) => looks + 1, 0);
  const length = Date.now() - since;
  useEffect(() => {
    const next = Math.min(...[(Math.floor(length / SECOND) + 1) * SECOND, ...marks].filter((at) => at > length));
    const timer = window.setTimeout(look, next - length);
    return () => window.clearTimeout(timer);
  });
  return length;
}
