/** Time that a project gives to complete a registration after the call (DOMAIN: wrapUpLimit), fixed when the call ended. */
export type WrapUp = {
  /** Milliseconds. */
  readonly limitMs: number;
  /** What the agent took on top of it, milliseconds. */
  readonly extraMs: number;
};

/** What one extension adds, milliseconds. */
export const WRAP_UP_EXTENSION_MS = 60_000;
/** The warning begins with this part of the time left, but never more than 15 s before the end. */
const WARN_PART = 1 / 3;
const WARN_AT_MOST_MS = 15_000;

export type WrapUpClock = {
  /** Milliseconds to go; negative once it is over. */
  readonly leftMs: number;
  readonly look: 'running' | 'warning' | 'over';
};

/**
 * How much of the time is left; null while there is none to keep: during the call, once closed, and where the project sets no limit.
 * Nothing happens at the end but a warning: a record is never closed or saved by the clock (F31).
 * @param now wall-clock ms
 */
export function wrapUpClock(
  { state, endedAt, wrapUp }: { readonly state: string; readonly endedAt: number | null; readonly wrapUp: WrapUp | null },
  now: number,
): WrapUpClock | null {
  if (state !== 'handling' || endedAt === null || wrapUp === null) return null;
  const whole = wrapUp.limitMs + wrapUp.extraMs;
  const leftMs = endedAt + whole - now;
  const warnFrom = Math.min(WARN_AT_MOST_MS, wrapUp.limitMs * WARN_PART);
  return { leftMs, look: leftMs <= 0 ? 'over' : leftMs <= warnFrom ? 'warning' : 'running' };
}

/**
 * The time with one more extension: from the end that was set, or from now when that has passed already, so that the agent always gets the
 * whole of it.
 * @param now wall-clock ms
 */
export function extended(wrapUp: WrapUp, endedAt: number, now: number): WrapUp {
  const end = Math.max(endedAt + wrapUp.limitMs + wrapUp.extraMs, now);
  return { ...wrapUp, extraMs: end - endedAt - wrapUp.limitMs + WRAP_UP_EXTENSION_MS };
}
