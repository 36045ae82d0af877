import { cutAt, uncovered, withoutOverlaps, type Stretch } from './partition.ts';
import { TIME_KINDS, type Tally, type TimeKind } from './sums.ts';

/** One interval of a state, as it counts. */
export type TimeSpent = {
  readonly kind: TimeKind;
  /** Of Not ready; null for every other. */
  readonly reason: string | null;
  /** Of dialling and handling: whether the call was answered. */
  readonly answered: boolean;
  /** Whether it is of the project that is asked about. */
  readonly counts: boolean;
};

const OTHER_REASON = 'other';

/** How a stored state counts; a state that nobody knows is time without one. */
export function kindOf(state: string, practice: boolean): TimeKind {
  if (practice) return 'practice';
  return TIME_KINDS.find((kind) => kind === state) ?? 'unrecorded';
}

/**
 * Spends one person's time on the parts that `bounds` make: each instant of a session once, whatever the log is like. Where two sessions
 * run at once the state that began last counts; what a session has no state for is `unrecorded`.
 * @param sessions from log-in to log-out @param bounds where parts begin, and as the last one where the whole ends
 * @param tallies one for each part; they are added to
 */
export function spendTime(
  sessions: readonly { readonly from: number; readonly to: number }[],
  intervals: readonly Stretch<TimeSpent>[],
  bounds: readonly number[],
  tallies: readonly Tally[],
  withUnrecorded: boolean,
): void {
  const pieces = withoutOverlaps(intervals);
  cutAt(pieces, bounds, (part, ms, { kind, reason, answered, counts }) => {
    const tally = tallies[part];
    if (!counts || tally === undefined) return;
    tally.time[kind] += ms;
    if (answered && (kind === 'dialling' || kind === 'handling')) tally.counts.besideTalkMs += ms;
    if (answered && kind === 'handling') tally.counts.afterCallMs += ms;
    if (kind === 'not-ready') tally.reasons[reason ?? OTHER_REASON] = (tally.reasons[reason ?? OTHER_REASON] ?? 0) + ms;
  });
  if (!withUnrecorded) return;
  cutAt(
    uncovered(sessions, pieces).map((stretch) => ({ ...stretch, what: null })),
    bounds,
    (part, ms) => {
      const tally = tallies[part];
      if (tally !== undefined) tally.time.unrecorded += ms;
    },
  );
}
