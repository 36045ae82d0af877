import { useEffect, useState } from 'react';

const SECOND = 1_000;

/**
 * For how long something lasts by now, looked at anew with each of its own seconds and at each of these lengths: neither comes late by the
 * rest of a second of somebody else's clock.
 * @param since wall-clock ms; null while it does not last @param marks lengths, ms
 * @returns ms
 */
export function useLength(since: number | null, marks: readonly number[]): number {
  const [at, setAt] = useState(() => Date.now());
  // Something that began after the last look is new.
  const length = since === null ? 0 : Math.max(0, at - since);
  const next = since === null ? null : since + Math.min(...[(Math.floor(length / SECOND) + 1) * SECOND, ...marks].filter((mark) => mark > length));
  useEffect(() => {
    if (next === null) return undefined;
    // A timer may come a moment early by the wall clock.
    const timer = window.setTimeout(() => setAt(Math.max(next, Date.now())), Math.max(0, next - Date.now()));
    return () => window.clearTimeout(timer);
  }, [next]);
  return length;
}
