import ICAL from 'ical.js';
import { expect, it } from 'vitest';

import { calendarText } from '../../../electron/contact-file/write/calendar.ts';
import type { CalendarEntry } from '../../../shared/domain/agreement/calendar.ts';

const entry = (startsAt: number, title = 'Call back'): CalendarEntry => ({ uid: `${String(startsAt)}@balie`, sequence: 3, startsAt, changedAt: 1_000, title, details: '+31612345678' });

it.each([
  ['the hour that does not exist, spring', Date.UTC(2026, 2, 29, 1, 30)],
  ['the first of the hour that comes twice, autumn', Date.UTC(2026, 9, 25, 0, 30)],
  ['the second of it', Date.UTC(2026, 9, 25, 1, 30)],
  ['a leap day', Date.UTC(2028, 1, 29, 23, 59)],
])('a parser reads the very instant back: %s', (_name, at) => {
  const event = new ICAL.Event(new ICAL.Component(ICAL.parse(calendarText([entry(at)]))).getFirstSubcomponent('vevent') ?? undefined);
  expect(event.startDate.toJSDate().getTime()).toBe(at);
  expect(event.endDate.toJSDate().getTime()).toBe(at + 15 * 60_000);
  expect(event.sequence).toBe(3);
});

it('has Windows line ends, folded lines, and words that cannot break out of their property', () => {
  const title = `Anna; "Bakkerij", bel\nEND:VEVENT ${'é'.repeat(90)}`;
  const text = calendarText([entry(0, title), entry(1_000)]);
  expect(text.split('\r\n').join('')).not.toMatch(/[\r\n]/u);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
  expect(events).toHaveLength(2);
  expect(events[0]?.getFirstPropertyValue('summary')).toBe(title);
});
