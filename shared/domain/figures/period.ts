/** What a report is about; a year is shown by its months, a day by its hours, the others by their days. */
export const SPANS = ['day', 'week', 'month', 'year'] as const;
export type Span = (typeof SPANS)[number];

/** A stretch of the calendar by the clock of this computer. Instants are wall-clock ms; each end is the next beginning. */
export type Period = {
  readonly span: Span;
  readonly from: number;
  readonly to: number;
  /** Where its parts begin, in order; the first is `from`. A day has 23 or 25 of them when the clocks change. */
  readonly parts: readonly number[];
};

const HOUR_MS = 3_600_000;
/** Monday is the first day of a week (ISO 8601). */
const SUNDAY = 7;

const startOf = (span: Span, at: number, steps = 0): number => {
  const day = new Date(at);
  const [year, month, date] = [day.getFullYear(), day.getMonth(), day.getDate()];
  switch (span) {
    case 'day':
      return new Date(year, month, date + steps).getTime();
    case 'week':
      return new Date(year, month, date - ((day.getDay() || SUNDAY) - 1) + 7 * steps).getTime();
    case 'month':
      return new Date(year, month + steps, 1).getTime();
    case 'year':
      return new Date(year + steps, 0, 1).getTime();
  }
};

/** The day, week, month or year that an instant lies in. @param at wall-clock ms @param steps that many further on, or back when negative */
export function periodOf(span: Span, at: number, steps = 0): Period {
  const from = startOf(span, at, steps);
  const to = startOf(span, from, 1);
  const parts: number[] = [];
  if (span === 'day') for (let hour = from; hour < to; hour += HOUR_MS) parts.push(hour);
  else
    for (let start = from; start < to; start = startOf(span === 'year' ? 'month' : 'day', start, 1)) parts.push(start);
  return { span, from, to, parts };
}

/** What a period is compared with: the one before it, of a period that is not over as much of it as has passed. */
export function earlierThan({ span, from, to }: Period, now: number): { readonly from: number; readonly to: number } {
  const before = startOf(span, from, -1);
  return { from: before, to: now >= to ? from : Math.min(from, before + Math.max(0, now - from)) };
}
