import type { Run } from './speech-runs.ts';

/** Stretches joined where they touch or overlap, in order. */
export function union(...sides: readonly (readonly Run[])[]): readonly Run[] {
  const all = sides.flat().toSorted(([a], [b]) => a - b);
  const joined: [number, number][] = [];
  for (const [from, to] of all) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** What both have. @param a, b each in order and without overlaps */
export function intersection(a: readonly Run[], b: readonly Run[]): readonly Run[] {
  const both: Run[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [aFrom, aTo] = a[i] as Run;
    const [bFrom, bTo] = b[j] as Run;
    const from = Math.max(aFrom, bFrom);
    const to = Math.min(aTo, bTo);
    if (to > from) both.push([from, to]);
    if (aTo < bTo) i += 1;
    else j += 1;
  }
  return both;
}

/** What lies between them, from `from` to `to`. @param runs in order and without overlaps */
export function gaps(runs: readonly Run[], from: number, to: number): readonly Run[] {
  const between: Run[] = [];
  let at = from;
  for (const [start, end] of runs) {
    if (start > at) between.push([at, Math.min(start, to)]);
    at = Math.max(at, end);
    if (at >= to) return between;
  }
  if (to > at) between.push([at, to]);
  return between;
}

export const lengthOf = (runs: readonly Run[]): number => runs.reduce((sum, [from, to]) => sum + to - from, 0);
