/**
 * Instants of different processes are compared on the machine's wall clock. `Date.now()` only tells whole milliseconds,
 * and the finer clock of a process may have drifted since that process began: so the finer clock is read at the very
 * moment when the wall clock ticks. Runs in pages and in Node.
 *
 * @returns what must be added to `performance.now()` to get milliseconds since 1970, to about 0.1 ms
 */
export function wallOffset(): number {
  const before = Date.now();
  let now = before;
  while (now === before) now = Date.now();
  return now - performance.now();
}
