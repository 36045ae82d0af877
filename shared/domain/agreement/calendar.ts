import type { Agreement } from './agreement.ts';

/** One appointment of a calendar file. */
export type CalendarEntry = {
  readonly uid: string;
  /** Counts up with each change, so that a calendar replaces what it imported before (RFC 5545, 3.8.7.4). */
  readonly sequence: number;
  /** Wall-clock ms. */
  readonly startsAt: number;
  readonly changedAt: number;
  readonly title: string;
  readonly details: string;
};

/** Promises as appointments at the moment at which they are due. */
export function calendarEntries(agreements: readonly Agreement[], changedAt: number): readonly CalendarEntry[] {
  return agreements.map(({ id, version, dueAt, what, toWhom, number }) => ({
    ...{ uid: `${id}@balie`, sequence: version, startsAt: dueAt, changedAt },
    title: toWhom === '' ? what : `${toWhom}: ${what}`,
    details: number ?? '',
  }));
}
