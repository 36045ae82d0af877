import type { ListGoal } from '../../../../shared/domain/call-list/list-settings.ts';

/** A goal as it is typed: a number, and a day as `YYYY-MM-DD`; empty for none. */
export type TypedGoal = { readonly results: string; readonly until: string; readonly stops: boolean };
export const NO_GOAL: TypedGoal = { results: '', until: '', stops: true };

const pad = (value: number): string => String(value).padStart(2, '0');

export function typedGoal(goal: ListGoal | null): TypedGoal {
  if (goal === null) return NO_GOAL;
  const day = goal.until === null ? null : new Date(goal.until);
  return { results: String(goal.results), until: day === null ? '' : `${String(day.getFullYear())}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`, stops: goal.stops };
}

/** The goal that was typed, until the end of its day; null for none. */
export function goalOf({ results, until, stops }: TypedGoal): ListGoal | 'wrong' | null {
  if (results.trim() === '') return null;
  const number = /^\d{1,7}$/.test(results.trim()) ? Number(results) : 0;
  if (number < 1 || number > 1_000_000) return 'wrong';
  const [year = 0, month = 1, day = 1] = until.split('-').map(Number);
  return { results: number, until: until === '' ? null : new Date(year, month - 1, day, 23, 59, 59).getTime(), stops };
}
