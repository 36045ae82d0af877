import type { CallingHours } from '../project/project-plan.ts';
import { RETRIED, type AttemptRules, type RetriedResult } from './attempt-policy.ts';

/** What may be entered; minutes, tries, seconds. */
export const RULE_BOUNDS = {
  delayMinutes: { least: 1, most: 14 * 24 * 60 },
  max: { least: 1, most: 20 },
  maxAttempts: { least: 1, most: 30 },
  pauseMinutes: { least: 1, most: 24 * 60 },
  ringSeconds: { least: 15, most: 180 },
} as const;

/** A field of the rules: of one result, or of all of them. */
export type RulePlace = { readonly result: RetriedResult; readonly field: 'delayMinutes' | 'max' | 'otherDayPart' } | { readonly result: null; readonly field: 'maxAttempts' | 'pauseMinutes' | 'ringSeconds' };

/**
 * Rules that say against each other. `below-pause`: tried again sooner than two tries may follow. `above-maximum`: more often than anybody
 * is tried at all. `one-part-only`: another part of the day, where the calling hours have only one. `bounds`: no number that fits.
 */
export type RuleProblem = RulePlace & { readonly problem: 'below-pause' | 'above-maximum' | 'one-part-only' | 'bounds' };

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
/** Morning, afternoon and evening, as `dayPart` has them. */
const PARTS = [
  [0, 12 * 60],
  [12 * 60, 17 * 60],
  [17 * 60, 24 * 60],
] as const;

const partsOpen = (hours: readonly CallingHours[]): number =>
  hours.length === 0 ? PARTS.length : PARTS.filter(([from, to]) => hours.some((open) => open.days.length > 0 && minutesOf(open.from) < to && minutesOf(open.to) > from)).length;

/**
 * What is wrong with rules, at the place where it is to be mended; empty when they can be followed.
 * @param hours in which the project calls
 */
export function ruleProblems(rules: AttemptRules, hours: readonly CallingHours[]): readonly RuleProblem[] {
  const within = (value: number, field: keyof typeof RULE_BOUNDS): boolean => Number.isInteger(value) && value >= RULE_BOUNDS[field].least && value <= RULE_BOUNDS[field].most;
  const problems: RuleProblem[] = [];
  for (const field of ['maxAttempts', 'pauseMinutes'] as const) if (!within(rules[field], field)) problems.push({ result: null, field, problem: 'bounds' });
  if (rules.ringSeconds !== 0 && !within(rules.ringSeconds, 'ringSeconds')) problems.push({ result: null, field: 'ringSeconds', problem: 'bounds' });
  for (const result of RETRIED) {
    const { delayMinutes, max, otherDayPart } = rules.after[result];
    if (!within(delayMinutes, 'delayMinutes')) problems.push({ result, field: 'delayMinutes', problem: 'bounds' });
    else if (delayMinutes < rules.pauseMinutes && max > 1) problems.push({ result, field: 'delayMinutes', problem: 'below-pause' });
    if (!within(max, 'max')) problems.push({ result, field: 'max', problem: 'bounds' });
    else if (max > rules.maxAttempts) problems.push({ result, field: 'max', problem: 'above-maximum' });
    if (otherDayPart && max > 1 && partsOpen(hours) < 2) problems.push({ result, field: 'otherDayPart', problem: 'one-part-only' });
  }
  return problems;
}
