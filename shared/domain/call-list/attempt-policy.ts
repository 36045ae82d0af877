import type { CallingHours } from '../project/project-plan.ts';
import { isBadNumber, type AttemptResult, type Tried } from './attempt.ts';
import { dayPart, nextCallingTime } from './calling-time.ts';

const MINUTE_MS = 60_000;

/** Results after which the same person is tried again. */
export const RETRIED = ['busy', 'no-answer', 'voicemail', 'refused', 'technical'] as const satisfies readonly AttemptResult[];
export type RetriedResult = (typeof RETRIED)[number];

/** When somebody is tried again after a result (DOMAIN 2: retry rule). */
export type RetryRule = {
  /** At least so long after the try, in minutes; never less than the list's pause. */
  readonly delayMinutes: number;
  /** Tries with this result; after them nobody tries again. */
  readonly max: number;
  /** The next try is in another part of the day: who is out in the morning may be in tonight. */
  readonly otherDayPart: boolean;
};

export type AttemptRules = {
  readonly after: Readonly<Record<RetriedResult, RetryRule>>;
  /** Tries of one person in this list, whatever came of them. */
  readonly maxAttempts: number;
  /** Between two tries of one person, in any list; minutes. Another number of the same person right after no answer is the same try of them. */
  readonly pauseMinutes: number;
  /** A call that rings longer is ended and counts as no answer; seconds, 0 for never. */
  readonly ringSeconds: number;
};

export const DEFAULT_RULES: AttemptRules = {
  after: {
    busy: { delayMinutes: 15, max: 5, otherDayPart: false },
    'no-answer': { delayMinutes: 120, max: 4, otherDayPart: true },
    voicemail: { delayMinutes: 240, max: 3, otherDayPart: true },
    refused: { delayMinutes: 24 * 60, max: 2, otherDayPart: false },
    technical: { delayMinutes: 10, max: 3, otherDayPart: false },
  },
  maxAttempts: 8,
  pauseMinutes: 10,
  ringSeconds: 45,
};

/** What becomes of somebody after a try. `other-number`: right away, by another of their numbers. */
export type NextStep =
  | { readonly step: 'other-number'; readonly number: string }
  | { readonly step: 'again'; readonly at: number }
  | { readonly step: 'done'; readonly why: 'reached' | 'exhausted' | 'no-number' };

/** Numbers that were not found to be wrong, in their order. */
export function usableNumbers(numbers: readonly string[], tried: readonly Tried[]): readonly string[] {
  const bad = new Set(tried.filter(({ result }) => isBadNumber(result)).map(({ number }) => number));
  return numbers.filter((number) => !bad.has(number));
}

/**
 * The number to begin with: the first that was not tried in this round, so that none is passed over; a round ends when all were.
 * @returns null when there is none left
 */
export function numberToTry(numbers: readonly string[], tried: readonly Tried[]): string | null {
  const usable = usableNumbers(numbers, tried);
  const times = (number: string): number => tried.filter((one) => one.number === number).length;
  return usable.toSorted((a, b) => times(a) - times(b))[0] ?? null;
}

/**
 * The numbers that may follow right after the last try, as part of the same round: those that were tried less often than its number, the first
 * to be dialled first. Whoever was tried on one number waits for it as the rules say, however long the entry is in hand.
 */
export function numbersThatFollow(numbers: readonly string[], tried: readonly Tried[]): readonly string[] {
  const last = tried.at(-1)?.number;
  const times = (number: string): number => tried.filter((one) => one.number === number).length;
  return usableNumbers(numbers, tried)
    .filter((number) => number !== last && times(number) < Math.max(times(last ?? ''), 1))
    .toSorted((a, b) => times(a) - times(b));
}

/** Whether another number of the same person may follow a try right away: as part of the same round, without the pause between two tries. */
export const mayFollowAtOnce = (last: Pick<Tried, 'number' | 'result'>, number: string): boolean => number !== last.number && (last.result === 'no-answer' || isBadNumber(last.result));

/** Whether one of the results came as often as the rules let it, whatever the last try came to. */
export const resultUsedUp = (rules: AttemptRules, tried: readonly Tried[]): boolean => RETRIED.some((each) => tried.filter(({ result }) => result === each).length >= rules.after[each].max);

/**
 * What comes after the last of these tries. Attempts never exceed the maximum; the next time respects delay, pause, part of the day and
 * calling hours by the called person's clock (DOMAIN 9, invariant 8).
 * @param tried every try of this entry, the latest last, at least one
 * @param numbers of the person, in the order of use
 */
export function afterAttempt(
  { tried, numbers, rules, hours, zones }: {
    readonly tried: readonly Tried[];
    readonly numbers: readonly string[];
    readonly rules: AttemptRules;
    readonly hours: readonly CallingHours[];
    readonly zones: readonly string[];
  },
): NextStep {
  const last = tried.at(-1);
  if (last === undefined || last.result === 'answered') return { step: 'done', why: 'reached' };
  const usable = usableNumbers(numbers, tried);
  if (usable.length === 0) return { step: 'done', why: 'no-number' };
  if (tried.length >= rules.maxAttempts) return { step: 'done', why: 'exhausted' };
  const [next] = numbersThatFollow(numbers, tried);
  // The other numbers are part of the same round; so is whatever follows a number that was wrong.
  if (next !== undefined && mayFollowAtOnce(last, next)) return { step: 'other-number', number: next };
  const result = RETRIED.find((each) => each === last.result);
  const rule = rules.after[result ?? 'technical'];
  if (resultUsedUp(rules, tried)) return { step: 'done', why: 'exhausted' };
  const earliest = last.at + Math.max(rule.delayMinutes, rules.pauseMinutes) * MINUTE_MS;
  const [zone = 'UTC'] = zones;
  const part = dayPart(last.at, zone);
  const at =
    (rule.otherDayPart ? nextCallingTime(hours, zones, earliest, (time) => dayPart(time, zone) !== part) : null) ?? nextCallingTime(hours, zones, earliest);
  return at === null ? { step: 'done', why: 'exhausted' } : { step: 'again', at };
}
