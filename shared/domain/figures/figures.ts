import { isBillable, type ReasonRule } from '../agent-state/not-ready-reasons.ts';
import type { TargetKind } from '../project/project-plan.ts';
import { inWholeSeconds } from './partition.ts';
import { loggedInMs, type Sums } from './sums.ts';

/** time: a total in ms; duration: a mean in ms; money: minor units; the others as they are called. */
export type FigureUnit = 'time' | 'duration' | 'count' | 'per-hour' | 'percent' | 'money';

/** Which calls a figure is made of; null where it is made of time or promises. */
export const CALL_SETS = [
  'answered',
  'in',
  'out',
  'missed',
  'asked',
  'reached',
  'sales',
  'results',
  'measured',
  'scripts',
] as const;
export type CallSet = (typeof CALL_SETS)[number];

export type FigureKind = {
  readonly unit: FigureUnit;
  /** Whether the agent can do something about it, or it comes of how busy it is and how work is planned. */
  readonly own: boolean;
  readonly better: 'more' | 'less' | null;
  readonly calls: CallSet | null;
  /** Null while there is nothing to divide by. */
  readonly of: (sums: Sums) => number | null;
  /** What is divided by what, for figures that are made so: time in ms, money in minor units. */
  readonly division?: { readonly part: 'time' | 'count' | 'money'; readonly whole: 'time' | 'count'; readonly of: (sums: Sums) => readonly [number, number] };
  /** The target that is set for it. */
  readonly target?: TargetKind;
};

const HOUR_MS = 3_600_000;
const per = (what: number, by: number): number | null => (by <= 0 ? null : what / by);
const percent = (part: number, whole: number): number | null => (whole <= 0 ? null : (100 * part) / whole);
type Division = NonNullable<FigureKind['division']>;
const divided = (part: Division['part'], whole: Division['whole'], of: Division['of'], times = 1): Pick<FigureKind, 'of'> & { readonly division: Division } => ({
  of: (sums) => {
    const [above, below] = of(sums);
    return per(times * above, below);
  },
  division: { part, whole, of },
});
const share = (of: Division['of'], kind: 'time' | 'count' = 'count') => divided(kind, kind, of, 100);

/** Calls that were answered, by either side. */
export const answeredCalls = ({ counts }: Sums): number => counts.callsIn + counts.callsOut;
/** Talk, hold and consultation (DOMAIN 7). */
export const conversationMs = ({ time }: Sums): number => time.talking + time.hold + time.consult;
/** Conversation and handling, for outgoing calls that were answered plus dialling (DOMAIN 7). */
export const handleMs = (sums: Sums): number => conversationMs(sums) + sums.counts.besideTalkMs;
/** Every state but not ready, practice and time without a state. */
export const workingMs = (sums: Sums): number =>
  loggedInMs(sums) - sums.time['not-ready'] - sums.time.practice - sums.time.unrecorded;
/** Worked, and Not ready for a reason that is billable (DOMAIN 7). */
export const billableMs = (sums: Sums, rules: readonly ReasonRule[]): number =>
  workingMs(sums) + Object.entries(sums.reasons).reduce((sum, [reason, ms]) => sum + (isBillable(rules, reason) ? ms : 0), 0);
const busyMs = (sums: Sums): number => workingMs(sums) - sums.time.ready;

const time = (of: FigureKind['of'], own: boolean, calls: CallSet | null = null): FigureKind => ({
  unit: 'time',
  own,
  better: null,
  calls,
  of,
});

/** The figures of DOMAIN 7 in the order in which they are shown. */
export const FIGURES = {
  login: time(loggedInMs, true),
  talk: time(({ time: { talking } }) => talking, true, 'answered'),
  hold: time(({ time: { hold } }) => hold, true, 'answered'),
  consult: time(({ time: { consult } }) => consult, true, 'answered'),
  handling: time(({ time: { handling } }) => handling, true, 'answered'),
  ready: time(({ time: { ready } }) => ready, false),
  notReady: time(({ time: spent }) => spent['not-ready'], true),
  aht: {
    unit: 'duration',
    own: true,
    better: 'less',
    calls: 'answered',
    ...divided('time', 'count', (sums) => [handleMs(sums), answeredCalls(sums)]),
    target: 'handle-seconds',
  },
  averageTalk: {
    unit: 'duration',
    own: true,
    better: null,
    calls: 'answered',
    ...divided('time', 'count', (sums) => [conversationMs(sums), answeredCalls(sums)]),
  },
  afterCall: {
    unit: 'duration',
    own: true,
    better: 'less',
    calls: 'answered',
    ...divided('time', 'count', (sums) => [sums.counts.afterCallMs, answeredCalls(sums)]),
    target: 'after-call-seconds',
  },
  answerTime: {
    unit: 'duration',
    own: true,
    better: 'less',
    calls: 'in',
    ...divided('time', 'count', ({ counts }) => [counts.answerMs, counts.callsIn]),
    target: 'answer-seconds',
  },
  solved: {
    unit: 'percent',
    own: true,
    better: 'more',
    calls: 'asked',
    ...share(({ counts }) => [counts.solved, counts.asked]),
    target: 'solved-at-once-percent',
  },
  conversion: {
    unit: 'percent',
    own: true,
    better: 'more',
    calls: 'reached',
    ...share(({ counts }) => [counts.sales, counts.reached]),
    target: 'conversion-percent',
  },
  turnover: {
    unit: 'money',
    own: true,
    better: 'more',
    calls: 'sales',
    ...divided('money', 'count', (sums) => [sums.counts.turnover, answeredCalls(sums)]),
    target: 'turnover-per-call',
  },
  results: {
    unit: 'count',
    own: true,
    better: 'more',
    calls: 'results',
    of: ({ counts }) => counts.results,
    target: 'results-per-day',
  },
  promises: {
    unit: 'percent',
    own: true,
    better: 'more',
    calls: null,
    ...share(({ counts }) => [counts.promisesKept, counts.promisesDue]),
    target: 'promises-percent',
  },
  silence: {
    unit: 'duration',
    own: true,
    better: 'less',
    calls: 'measured',
    ...divided('time', 'count', ({ counts }) => [counts.unannouncedMs, counts.measured]),
    target: 'silence-seconds',
  },
  script: {
    unit: 'percent',
    own: true,
    better: 'more',
    calls: 'scripts',
    ...share(({ counts }) => [counts.scriptsComplete, counts.scripts]),
    target: 'script-percent',
  },
  missed: { unit: 'count', own: true, better: 'less', calls: 'missed', of: ({ counts }) => counts.missed },
  callsIn: { unit: 'count', own: false, better: null, calls: 'in', of: ({ counts }) => counts.callsIn },
  callsOut: { unit: 'count', own: true, better: null, calls: 'out', of: ({ counts }) => counts.callsOut },
  callsPerHour: {
    unit: 'per-hour',
    own: false,
    better: 'more',
    calls: 'answered',
    ...divided('count', 'time', (sums) => [answeredCalls(sums), workingMs(sums)], HOUR_MS),
    target: 'calls-per-hour',
  },
  occupancy: {
    unit: 'percent',
    own: false,
    better: null,
    calls: null,
    ...share((sums) => [busyMs(sums), workingMs(sums)], 'time'),
  },
} as const satisfies Readonly<Record<string, FigureKind>>;

export type FigureKey = keyof typeof FIGURES;
export const FIGURE_KEYS = Object.keys(FIGURES) as readonly FigureKey[];
/** The kind of a figure, without what only some of them have. */
export const figureKind = (key: FigureKey): FigureKind => FIGURES[key];
/** A figure as it is shown: times are made of the whole seconds of the states, so that they add up with those. */
export const shownFigure = ({ of, unit }: FigureKind, sums: Sums): number | null => of(unit === 'time' ? inWholeSeconds(sums) : sums);

/** What becomes of a stretch when every call takes that much less. Null without calls, or when nothing of a call would be left. */
export type WhatIf = {
  readonly savedMs: number;
  readonly ahtMs: number;
  /** Calls that fit into what is saved. */ readonly moreCalls: number;
  readonly callsPerHour: number | null;
  readonly occupancy: number | null;
};

/** @param lessMs milliseconds that each answered call takes less; negative when it takes more */
export function whatIf(sums: Sums, lessMs: number): WhatIf | null {
  const calls = answeredCalls(sums);
  const aht = per(handleMs(sums), calls);
  if (aht === null || aht - lessMs <= 0) return null;
  const savedMs = calls * lessMs;
  const moreCalls = savedMs / (aht - lessMs);
  return {
    ...{ savedMs, ahtMs: aht - lessMs, moreCalls },
    callsPerHour: per((calls + moreCalls) * HOUR_MS, workingMs(sums)),
    // With as many calls as now, the time that is saved is waiting time.
    occupancy: percent(busyMs(sums) - savedMs, workingMs(sums)),
  };
}
