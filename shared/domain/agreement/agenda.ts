import { isElsewhere, isOverdue, mayAnswer, type Agreement } from './agreement.ts';
import type { AgentId } from '../../lib/brand.ts';

/** In what order work comes up: what others wait for, what is late, then day by day, and last what somebody outside keeps. */
export const AGENDA_PARTS = ['offered', 'overdue', 'today', 'tomorrow', 'later', 'elsewhere'] as const;
export type AgendaPart = (typeof AGENDA_PARTS)[number];

/** Midnight at the beginning of a day so many days on, by the clock of this computer (days of 23 or 25 hours too). */
export function dayStart(now: number, days = 0): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}

export function partOf(agreement: Agreement, me: AgentId, now: number): AgendaPart {
  if (mayAnswer(agreement, me)) return 'offered';
  if (isElsewhere(agreement)) return 'elsewhere';
  if (isOverdue(agreement, now)) return 'overdue';
  if (agreement.dueAt < dayStart(now, 1)) return 'today';
  return agreement.dueAt < dayStart(now, 2) ? 'tomorrow' : 'later';
}

/** Open agreements by part, each in the order in which they are due. Empty parts are left out. */
export function agenda(agreements: readonly Agreement[], me: AgentId, now: number): readonly { readonly part: AgendaPart; readonly agreements: readonly Agreement[] }[] {
  const inOrder = agreements.toSorted((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1)).map((agreement) => ({ agreement, part: partOf(agreement, me, now) }));
  return AGENDA_PARTS.map((part) => ({ part, agreements: inOrder.filter((each) => each.part === part).map(({ agreement }) => agreement) })).filter((each) => each.agreements.length > 0);
}

/** Moments that are offered when an agreement is made, in hours of the clock. */
const MORNING = 9;
const END_OF_DAY = 17;
export const QUICK_DUES = ['today', 'tomorrow', 'two-days', 'week'] as const;
export type QuickDue = (typeof QUICK_DUES)[number];

/**
 * When that is: today at 17:00 (an hour from now when that is past), tomorrow, in two days or in a week at 9:00. Saturday and
 * Sunday become Monday, except today.
 */
export function quickDue(which: QuickDue, now: number): number {
  const at = (days: number, hour: number): Date => {
    const date = new Date(dayStart(now, days));
    date.setHours(hour);
    return date;
  };
  if (which === 'today') {
    const end = at(0, END_OF_DAY).getTime();
    return end > now ? end : Math.ceil((now + 3_600_000) / 900_000) * 900_000;
  }
  const days = { tomorrow: 1, 'two-days': 2, week: 7 }[which];
  const day = at(days, MORNING).getDay();
  return at(days + (day === 6 ? 2 : day === 0 ? 1 : 0), MORNING).getTime();
}
