import { describe, expect, it } from 'vitest';

import { understandWhen } from '../../../../../shared/domain/callback/when-words.ts';
import { instantAt, isZone, wallTime } from '../../../../../shared/lib/zone-time.ts';

const ZONE = 'Europe/Amsterdam';
/** Monday 23 November 2026, 10:05, in Amsterdam. */
const NOW = Date.parse('2026-11-23T10:05:00+01:00');

function said(words: string, language: 'nl' | 'en', now = NOW, zone = ZONE): string {
  const understood = understandWhen(words, { language, now, zone });
  if (!understood.ok) return understood.problem;
  const { year, month, day, hour, minute } = wallTime(understood.at, zone);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${String(year)}-${pad(month)}-${pad(day)} ${pad(hour)}:${pad(minute)}`;
}

const DUTCH: readonly (readonly [string, string])[] = [
  ['di 14:10', '2026-11-24 14:10'],
  ['+7', '2026-11-30 09:00'],
  ['24-12', '2026-12-24 09:00'],
  ['24-12 14:10', '2026-12-24 14:10'],
  ['3-12 om half drie', '2026-12-03 14:30'],
  ['3/12/2026, 9 uur', '2026-12-03 09:00'],
  ["+7 's middags", '2026-11-30 14:00'],
  ['24-12 over een week', 'not-understood'],
  ['31-2 14:00', 'not-understood'],
  ['dinsdag om 14.10', '2026-11-24 14:10'],
  ['over een half uur', '2026-11-23 10:35'],
  ['over een kwartier', '2026-11-23 10:20'],
  ['over drie kwartier', '2026-11-23 10:50'],
  ['over anderhalf uur', '2026-11-23 11:35'],
  ['over een uurtje', '2026-11-23 11:05'],
  ['over 20 minuten', '2026-11-23 10:25'],
  ['over twee uur', '2026-11-23 12:05'],
  ['half drie', '2026-11-23 14:30'],
  ['morgen half elf', '2026-11-24 10:30'],
  ['kwart over vier', '2026-11-23 16:15'],
  ['kwart voor een', '2026-11-23 12:45'],
  ['vijf voor half vier', '2026-11-23 15:25'],
  ['10 over 3', '2026-11-23 15:10'],
  ['om 9 uur', '2026-11-24 09:00'],
  ['morgenmiddag', '2026-11-24 14:00'],
  ['morgenochtend om 11 uur', '2026-11-24 11:00'],
  ['vanmiddag', '2026-11-23 14:00'],
  ['vanavond 8 uur', '2026-11-23 20:00'],
  ['overmorgen', '2026-11-25 09:00'],
  ['eind van de middag', '2026-11-23 16:30'],
  ['morgen aan het eind van de middag', '2026-11-24 16:30'],
  ['volgende week', '2026-11-30 09:00'],
  ['volgende week dinsdag 10:00', '2026-12-01 10:00'],
  ['donderdag volgende week half twee', '2026-12-03 13:30'],
  ['eind volgende week', '2026-12-04 09:00'],
  ['vrijdagmiddag', '2026-11-27 14:00'],
  ['woensdagavond kwart over zeven', '2026-11-25 19:15'],
  ['3 december 15:30', '2026-12-03 15:30'],
  ['over 2 weken', '2026-12-07 09:00'],
  ["morgen 's avonds om half acht", '2026-11-24 19:30'],
  ['tussen de middag', '2026-11-23 12:30'],
];
const ENGLISH: readonly (readonly [string, string])[] = [
  ['tue 14:10', '2026-11-24 14:10'],
  ['24-12 at 2:10 pm', '2026-12-24 14:10'],
  ['2026-12-03 09:30', '2026-12-03 09:30'],
  ['tuesday at 2pm', '2026-11-24 14:00'],
  ['in half an hour', '2026-11-23 10:35'],
  ['in a quarter of an hour', '2026-11-23 10:20'],
  ['in an hour and a half', '2026-11-23 11:35'],
  ['in an hour', '2026-11-23 11:05'],
  ['in 20 minutes', '2026-11-23 10:25'],
  ['in two hours', '2026-11-23 12:05'],
  ['half past two', '2026-11-23 14:30'],
  ['quarter past four', '2026-11-23 16:15'],
  ['quarter to one', '2026-11-23 12:45'],
  ['ten past three', '2026-11-23 15:10'],
  ['at 3', '2026-11-23 15:00'],
  ["9 o'clock", '2026-11-24 09:00'],
  ['tomorrow', '2026-11-24 09:00'],
  ['tomorrow morning', '2026-11-24 09:00'],
  ['tomorrow afternoon', '2026-11-24 14:00'],
  ['tomorrow at noon', '2026-11-24 12:00'],
  ['this afternoon', '2026-11-23 14:00'],
  ['tonight at 8', '2026-11-23 20:00'],
  ['the day after tomorrow', '2026-11-25 09:00'],
  ['end of the afternoon', '2026-11-23 16:30'],
  ['after lunch', '2026-11-23 13:30'],
  ['next week', '2026-11-30 09:00'],
  ['next week tuesday at 10:00', '2026-12-01 10:00'],
  ['thursday next week at 1:30', '2026-12-03 13:30'],
  ['end of next week', '2026-12-04 09:00'],
  ['friday afternoon', '2026-11-27 14:00'],
  ['wednesday evening at quarter past seven', '2026-11-25 19:15'],
  ['3 december 15:30', '2026-12-03 15:30'],
  ['december 3 at 4 pm', '2026-12-03 16:00'],
  ['in two weeks', '2026-12-07 09:00'],
];

describe('a moment in words', () => {
  it.each(DUTCH)('Dutch: %s', (words, moment) => expect(said(words, 'nl')).toBe(moment));
  it.each(ENGLISH)('English: %s', (words, moment) => expect(said(words, 'en')).toBe(moment));
  it('is a table of sixty', () => expect(Math.min(DUTCH.length, ENGLISH.length)).toBeGreaterThanOrEqual(30));

  it('understands the other language too', () => {
    expect(said('tomorrow afternoon', 'nl')).toBe('2026-11-24 14:00');
    expect(said('morgenmiddag', 'en')).toBe('2026-11-24 14:00');
  });

  it('says so when it understands nothing, or only half of it', () => {
    for (const words of ['hallo', 'als het regent', 'morgen als hij er is', 'tuesday or so maybe', '25:70', 'over'])
      expect(said(words, 'nl')).toBe('not-understood');
    expect(said('  ', 'nl')).toBe('nothing');
    expect(said('gisteren', 'nl')).toBe('past');
    expect(said('over 900 dagen', 'nl')).toBe('too-far');
  });

  it('takes the next one ahead: a weekday is never today, an hour that is past is tomorrow, this afternoon said in it is soon', () => {
    expect(said('half drie', 'nl', Date.parse('2026-11-23T15:00:00+01:00'))).toBe('2026-11-24 14:30');
    expect(said('vanmiddag', 'nl', Date.parse('2026-11-23T15:05:00+01:00'))).toBe('2026-11-23 15:45');
    expect(said('1 maart 10:00', 'nl')).toBe('2027-03-01 10:00');
  });

  it('is by the clock of the person who said it, whatever this computer is set to', () => {
    const london = understandWhen('morgen 14:00', { language: 'nl', now: NOW, zone: 'Europe/London' });
    expect(london).toEqual({ ok: true, at: Date.parse('2026-11-24T14:00:00Z') });
    expect(said('vandaag 23:30', 'nl', Date.parse('2026-11-23T23:00:00Z'), 'America/New_York')).toBe(
      '2026-11-23 23:30',
    );
  });

  it('counts hours as they pass in the night in which the clock is set', () => {
    const before = Date.parse('2026-10-25T00:30:00Z');
    expect(understandWhen('over 2 uur', { language: 'nl', now: before, zone: ZONE })).toEqual({
      ok: true,
      at: before + 7_200_000,
    });
    // An hour that is past just after midnight of the day that lasts 25 hours, and of the one that lasts 23.
    expect(said('0:05', 'nl', Date.parse('2026-10-25T00:10:00+02:00'))).toBe('2026-10-26 00:05');
    expect(said('23:05', 'nl', Date.parse('2026-03-28T23:10:00+01:00'))).toBe('2026-03-29 23:05');
  });
});

describe('the clock of a zone', () => {
  it('finds the instant of what a wall says, also around the nights in which it is set', () => {
    for (const iso of [
      '2026-03-29T00:30:00Z',
      '2026-03-29T02:30:00Z',
      '2026-10-24T23:30:00Z',
      '2026-10-25T03:00:00Z',
      '2026-07-01T12:00:00Z',
    ])
      expect(instantAt(wallTime(Date.parse(iso), ZONE), ZONE)).toBe(Date.parse(iso));
    // Twice there: the first; not there at all: an hour on.
    expect(instantAt({ year: 2026, month: 10, day: 25, hour: 2, minute: 30 }, ZONE)).toBe(
      Date.parse('2026-10-25T02:30:00+02:00'),
    );
    expect(instantAt({ year: 2026, month: 3, day: 29, hour: 2, minute: 30 }, ZONE)).toBe(
      Date.parse('2026-03-29T03:30:00+02:00'),
    );
  });
  it('knows which zones there are', () =>
    expect([isZone('Europe/Lisbon'), isZone('Mars/Olympus')]).toEqual([true, false]));
});
