import { mayCallAt, nextCallingTime, type ShortDay, datesThere } from '../call-list/calling-time.ts';
import type { CallingHours } from '../project/project-plan.ts';

/** Everything that opens and closes the telephone for somebody, whoever it is. */
export type OpenHours = {
  /** Of the project. */
  readonly hours: readonly CallingHours[];
  /** Of the rules for calls that nobody asked for; null where they do not count. */
  readonly law: { readonly hours: readonly CallingHours[]; readonly shortDays: readonly ShortDay[]; /** Days (YYYY-MM-DD) on which nobody is called there. */ readonly closed: readonly string[] } | null;
};

const MOST_KNOWN = 500;

/**
 * Says when somebody may be called next. What was found for some clocks holds for everybody by them until then, so that a list of
 * people who are asleep is passed over without looking at the calendar for each.
 */
export function createOpenings(): (open: OpenHours, zones: readonly string[], from: number) => number | null {
  const known = new Map<string, { readonly from: number; readonly next: number | null }>();
  return (open, zones, from) => {
    const { hours, law } = open;
    const lawful = (at: number): boolean => law === null || (mayCallAt(law.hours, zones, at, law.shortDays) && (law.closed.length === 0 || !datesThere(zones, at).some((date) => law.closed.includes(date))));
    if (mayCallAt(hours, zones, from) && lawful(from)) return from;
    const key = JSON.stringify([zones, hours, law]);
    const found = known.get(key);
    if (found !== undefined && found.from <= from && (found.next ?? Number.POSITIVE_INFINITY) > from) return found.next;
    if (known.size >= MOST_KNOWN) known.clear();
    const next = nextCallingTime(hours, zones, from, lawful);
    // Nothing within the horizon: the next look goes further.
    if (next !== null) known.set(key, { from, next });
    return next;
  };
}
