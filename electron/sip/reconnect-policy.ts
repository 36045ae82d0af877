/** Longest and first pause between two attempts to connect, in ms. */
const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;
/** After an answer that only somebody at the server can change. */
const SLOW_FIRST_MS = 60_000;
const SLOW_LONGEST_MS = 600_000;
/** Part of a pause that chance may take off, so that fifty desks do not come back in the same moment. */
const JITTER = 0.2;

/**
 * How long to wait before the next attempt, in ms.
 *
 * @param attempt 0 for the first pause after a working connection; 1, 2, 4 … 30 s (`fast`) or 60, 120 … 600 s (`slow`), less up to 20 %.
 * @param random 0 ≤ random < 1.
 */
export function reconnectDelayMs(attempt: number, pace: 'fast' | 'slow', random: number): number {
  const [first, longest] = pace === 'fast' ? [FIRST_MS, LONGEST_MS] : [SLOW_FIRST_MS, SLOW_LONGEST_MS];
  const full = Math.min(longest, first * 2 ** Math.min(attempt, 20));
  return Math.round(full * (1 - JITTER * random));
}

/**
 * The pause that a server asks for (Retry-After, RFC 3261, 20.33) in ms, or null when it names none. Kept between 1 s and one hour.
 *
 * @param header such as `120`, `120 (in maintenance)` or `120;duration=3600`.
 */
export function retryAfterMs(header: string | undefined): number | null {
  const seconds = /^\s*(\d{1,9})/.exec(header ?? '')?.[1];
  return seconds === undefined ? null : Math.min(3_600, Math.max(1, Number(seconds))) * 1_000;
}
