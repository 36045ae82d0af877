import ICAL from 'ical.js';
import type { CalendarEntry } from '../../../shared/domain/agreement/calendar.ts';
import { replaceFile } from './replace-file.ts';

const MINUTES = 15;

/**
 * Appointments as an iCalendar file (RFC 5545), lines ended as it demands (CR LF). Instants are written in UTC: a calendar shows them by
 * the clock of its own zone, on days of 23 and 25 hours too, without a time-zone table that could be wrong.
 */
export function calendarText(entries: readonly CalendarEntry[]): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Balie//Planner//EN');
  for (const { uid, sequence, startsAt, changedAt, title, details } of entries) {
    const event = new ICAL.Component('vevent');
    const start = utc(startsAt);
    const end = start.clone();
    end.addDuration(ICAL.Duration.fromSeconds(MINUTES * 60));
    event.addPropertyWithValue('uid', uid);
    event.addPropertyWithValue('sequence', sequence);
    event.addPropertyWithValue('dtstamp', utc(changedAt));
    event.addPropertyWithValue('dtstart', start);
    event.addPropertyWithValue('dtend', end);
    event.addPropertyWithValue('summary', title);
    if (details !== '') event.addPropertyWithValue('description', details);
    const alarm = new ICAL.Component('valarm');
    alarm.addPropertyWithValue('action', 'DISPLAY');
    alarm.addPropertyWithValue('description', title);
    alarm.addPropertyWithValue('trigger', ICAL.Duration.fromSeconds(0));
    event.addSubcomponent(alarm);
    calendar.addSubcomponent(event);
  }
  return `${calendar.toString()}\r\n`;
}

/** @returns how many there are in the file */
export async function writeCalendar({ target, entries }: { readonly target: string; readonly entries: readonly CalendarEntry[] }): Promise<{ readonly rows: number }> {
  await replaceFile(target, (write) => write(calendarText(entries)));
  return { rows: entries.length };
}

function utc(at: number): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(at), true);
}
