import type { ListGoal, ListSettings } from './list-settings.ts';

const DAY_MS = 24 * 60 * 60_000;

/** `reached`: as many results as were aimed at. `over`: its last day is past, and they are not there. */
export type GoalState = 'open' | 'reached' | 'over';

export const goalState = ({ results, until }: ListGoal, have: number, at: number): GoalState => (have >= results ? 'reached' : until !== null && at > until ? 'over' : 'open');

/** Why nobody more of a list is called although there are people left: its goal stops it. Null while it may be worked. */
export function stoppedByGoal({ settings: { goal }, results }: { readonly settings: Pick<ListSettings, 'goal'>; readonly results: number }, at: number): Exclude<GoalState, 'open'> | null {
  if (goal === null || !goal.stops) return null;
  const state = goalState(goal, results, at);
  return state === 'open' ? null : state;
}

export type GoalProgress = {
  readonly state: GoalState;
  /** Results still to come; 0 when it is reached. */
  readonly left: number;
  /** 0 to 1. */
  readonly share: number;
  /** Results a day from now on, today included; null without a last day, and once it is reached or over. */
  readonly perDay: number | null;
};

/** How far a list is with its goal. @param at wall-clock ms */
export function goalProgress(goal: ListGoal, have: number, at: number): GoalProgress {
  const state = goalState(goal, have, at);
  const left = Math.max(0, goal.results - have);
  const days = goal.until === null ? null : Math.max(1, Math.ceil((goal.until - at) / DAY_MS));
  return { state, left, share: Math.min(1, have / goal.results), perDay: state === 'open' && days !== null ? left / days : null };
}

/**
 * Hours of work until the goal is reached, with as many tries for each result as so far.
 * @param figures `pace` in tries an hour
 * @returns null while the figures say nothing, and once it is reached
 */
export function hoursToGoal(goal: ListGoal, have: number, { triesPerResult, pace }: { readonly triesPerResult: number | null; readonly pace: number | null }): number | null {
  const left = goal.results - have;
  return left <= 0 || triesPerResult === null || pace === null || pace === 0 ? null : (left * triesPerResult) / pace;
}
