import { TIME_KINDS, type Sums } from './sums.ts';

/** A stretch of time with what was done in it. Wall-clock ms; `to` is exclusive. */
export type Stretch<What> = { readonly from: number; readonly to: number; readonly what: What };

/**
 * The same time without overlaps: where several stretches cover an instant (two sessions at once), the one that began last has it.
 * Stretches without length, or that end before they begin, are left out. Together the pieces are as long as the union of the stretches.
 */
export function withoutOverlaps<What>(stretches: readonly Stretch<What>[]): readonly Stretch<What>[] {
  const pieces: Stretch<What>[] = [];
  /** Those that may still have time to come, the one that began last on top. */
  const waiting: Stretch<What>[] = [];
  let at = Number.NEGATIVE_INFINITY;
  const spend = (until: number): void => {
    while (waiting.length > 0 && at < until) {
      const top = waiting.at(-1) as Stretch<What>;
      const end = Math.min(top.to, until);
      if (end > at) {
        pieces.push({ from: at, to: end, what: top.what });
        at = end;
      }
      if (top.to <= at) waiting.pop();
    }
  };
  for (const stretch of inOrder(stretches)) {
    if (!(stretch.to > stretch.from)) continue;
    spend(stretch.from);
    at = Math.max(at, stretch.from);
    waiting.push(stretch);
  }
  spend(Number.POSITIVE_INFINITY);
  return pieces;
}

/** What `covers` have beyond `pieces`: time of a session of which no state is on record. @param pieces in order and without overlaps */
export function uncovered(
  covers: readonly Omit<Stretch<unknown>, 'what'>[],
  pieces: readonly Omit<Stretch<unknown>, 'what'>[],
): readonly Omit<Stretch<unknown>, 'what'>[] {
  const left: { readonly from: number; readonly to: number }[] = [];
  let next = 0;
  for (const cover of withoutOverlaps(covers.map(({ from, to }) => ({ from, to, what: null })))) {
    let at = cover.from;
    while (next < pieces.length && (pieces[next] as Stretch<unknown>).to <= at) next += 1;
    for (let index = next; at < cover.to; index += 1) {
      const piece = pieces[index];
      const end = piece === undefined ? cover.to : Math.min(cover.to, piece.from);
      if (end > at) left.push({ from: at, to: end });
      if (piece === undefined || piece.from >= cover.to) break;
      at = Math.max(at, piece.to);
    }
  }
  return left;
}

/** Cuts at the bounds and hands each part on. @param bounds where parts begin, in order, and as the last one where the whole ends */
export function cutAt<What>(
  pieces: readonly Stretch<What>[],
  bounds: readonly number[],
  spend: (part: number, ms: number, what: What) => void,
): void {
  let part = 0;
  for (const { from, to, what } of pieces) {
    while (part < bounds.length - 2 && (bounds[part + 1] as number) <= from) part += 1;
    for (let index = part; index < bounds.length - 1; index += 1) {
      const [start, end] = [bounds[index] as number, bounds[index + 1] as number];
      if (start >= to) break;
      const ms = Math.min(to, end) - Math.max(from, start);
      if (ms > 0) spend(index, ms, what);
    }
  }
}

function inOrder<What>(stretches: readonly Stretch<What>[]): readonly Stretch<What>[] {
  for (let index = 1; index < stretches.length; index += 1) {
    if ((stretches[index] as Stretch<What>).from < (stretches[index - 1] as Stretch<What>).from)
      return stretches.toSorted((a, b) => a.from - b.from);
  }
  return stretches;
}

/**
 * Milliseconds as whole seconds that add up: together they are the whole seconds of the total, and each is less than a second off.
 * @param parts not negative
 */
export function inSeconds(parts: readonly number[]): readonly number[] {
  const whole = parts.map((ms) => Math.floor(ms / 1_000));
  const total = Math.floor(parts.reduce((sum, ms) => sum + ms, 0) / 1_000);
  let missing = total - whole.reduce((sum, seconds) => sum + seconds, 0);
  const byRest = parts.map((ms, index) => ({ index, rest: ms % 1_000 })).toSorted((a, b) => b.rest - a.rest);
  for (const { index } of byRest) {
    if (missing <= 0) break;
    whole[index] = (whole[index] as number) + 1;
    missing -= 1;
  }
  return whole;
}

/** The same with the time of each state in whole seconds, as milliseconds: together the whole seconds of the log-in time. */
export function inWholeSeconds(sums: Sums): Sums {
  const kinds = TIME_KINDS.filter((kind) => kind !== 'not-ready');
  const reasons = Object.entries(sums.reasons);
  const reasonless = sums.time['not-ready'] - reasons.reduce((sum, [, ms]) => sum + ms, 0);
  const shared = inSeconds([...kinds.map((kind) => sums.time[kind]), ...reasons.map(([, ms]) => ms), reasonless]).map((seconds) => seconds * 1_000);
  const notReady = shared.slice(kinds.length);
  return {
    ...sums,
    time: { ...sums.time, ...Object.fromEntries(kinds.map((kind, index) => [kind, shared[index]])), 'not-ready': notReady.reduce((sum, ms) => sum + ms, 0) },
    reasons: Object.fromEntries(reasons.map(([reason], index) => [reason, notReady[index] as number])),
  };
}
