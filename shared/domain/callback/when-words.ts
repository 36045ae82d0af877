import * as english from 'chrono-node/en';
import * as dutch from 'chrono-node/nl';

import { instantAt, wallTime } from '../../lib/zone-time.ts';
import { readDate } from '../registration/field-text.ts';
import { DUTCH, ENGLISH, minutesFromNow, type DayPart, type Phrase } from './when-phrases.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Nobody promises to call further ahead. */
export const FURTHEST_MS = 366 * DAY_MS;
/** Where a day was named and no hour. */
const USUAL: DayPart = { hour: 9, minute: 0, half: 'morning' };
/** Whoever says three means the afternoon; eight is in the morning. */
const LAST_AFTERNOON_HOUR = 7;
const LONGEST = 120;

/** What somebody's words about a moment come to. `rest`: words that say nothing about it. */
export type Understood =
  | { readonly ok: true; /** Wall-clock ms, on a whole minute. */ readonly at: number }
  | { readonly ok: false; readonly problem: 'nothing' | 'not-understood' | 'past' | 'too-far' };

type Language = 'nl' | 'en';

/** In words that the library knows, and which part of the day was meant. */
function prepare(text: string, phrases: readonly Phrase[]): { readonly text: string; readonly part: DayPart | null } {
  let part: DayPart | null = null;
  let rest = text;
  for (const phrase of phrases) {
    const { from, to } = phrase;
    const next =
      typeof to === 'string'
        ? rest.replace(from, to)
        : rest.replace(from, (_whole: string, ...groups: unknown[]) =>
            to(...groups.filter((each): each is string => typeof each === 'string')),
          );
    if (next !== rest && phrase.part !== undefined) part ??= phrase.part;
    rest = next;
  }
  return { text: rest.replace(/\s+/g, ' ').trim(), part };
}

const pad = (value: number): string => String(value).padStart(2, '0');
/** The day by a clock, as an ISO date. */
function wallDate(at: number, zone: string): string {
  const { year, month, day } = wallTime(at, zone);
  return `${String(year)}-${pad(month)}-${pad(day)}`;
}

/** @returns null where this language makes nothing of it */
function read(
  text: string,
  language: Language,
  now: number,
  zone: string,
): { readonly at: number; readonly dayNamed: boolean; readonly hourNamed: boolean } | null {
  const minutes = minutesFromNow(text, language);
  if (minutes !== null)
    return { at: Math.ceil(now / MINUTE_MS) * MINUTE_MS + minutes * MINUTE_MS, dayNamed: true, hourNamed: true };
  // As days are typed in forms: 24-12, or so many from now.
  const typed = /^\+?[\d/-]+$/.test(text) ? readDate(text, wallDate(now, zone)) : null;
  if (typed !== null) {
    const [year = 0, month = 1, day = 1] = typed.split('-').map(Number);
    return { at: instantAt({ year, month, day, ...USUAL }, zone), dayNamed: true, hourNamed: false };
  }
  // The same with an hour: 24-12 14:10, or +7 half drie.
  const [, date = '', hourWords = ''] = /^(\+\d{1,4}|\d{1,2}[-/]\d{1,2}(?:[-/](?:\d{4}|\d{2}))?|\d{4}-\d\d-\d\d),? (.+)$/.exec(text) ?? [];
  const dated = date === '' ? null : readDate(date, wallDate(now, zone));
  if (dated !== null) {
    const hour = read(hourWords, language, now, zone);
    if (hour === null || hour.dayNamed) return null;
    const [year = 0, month = 1, day = 1] = dated.split('-').map(Number);
    const { hour: hours, minute } = wallTime(hour.at, zone);
    return { at: instantAt({ year, month, day, hour: hours, minute }, zone), dayNamed: true, hourNamed: true };
  }
  const { text: plain, part } = prepare(text, language === 'nl' ? DUTCH : ENGLISH);
  const wall = wallTime(now, zone);
  // The library reads the fields of this computer's clock: it is given a moment at which they say what the other's clock says.
  const reference = new Date(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);
  const [found, ...others] = (language === 'nl' ? dutch : english).casual.parse(plain, reference, {
    forwardDate: true,
  });
  if (found === undefined && (part === null || plain !== '')) return null;
  // Half understood is not understood: the rest may have been the hour.
  if (
    others.length > 0 ||
    (found !== undefined &&
      plain.replace(found.text, '').replace(/\b(?:om|op|at|on|the|by|rond|in)\b|[\s,.-]/g, '') !== '')
  )
    return null;
  const start = found?.start;
  const hourNamed = start?.isCertain('hour') === true;
  const dayNamed =
    start !== undefined && (start.isCertain('day') || start.isCertain('weekday') || start.isCertain('month'));
  const day = dayNamed
    ? {
        year: start.get('year') ?? wall.year,
        month: start.get('month') ?? wall.month,
        day: start.get('day') ?? wall.day,
      }
    : wall;
  let { hour, minute } = part ?? USUAL;
  if (hourNamed) {
    hour = start.get('hour') ?? hour;
    minute = start.get('minute') ?? 0;
    const open = !start.isCertain('meridiem') && hour < 12 && !/(?:^|\D)0\d:/.test(plain);
    if (open && (part === null ? hour >= 1 && hour <= LAST_AFTERNOON_HOUR : part.half === 'afternoon')) hour += 12;
  }
  return { at: instantAt({ ...day, hour, minute }, zone), dayNamed, hourNamed };
}

/**
 * The moment that an agent's words name, always ahead: "di 14:10", "over een half uur", "tomorrow afternoon". Both languages are
 * understood, the one of the window first.
 * @param now wall-clock ms
 * @param zone IANA name of the clock that the words are about: the customer's
 */
export function understandWhen(
  words: string,
  { language, now, zone }: { readonly language: Language; readonly now: number; readonly zone: string },
): Understood {
  const text = words.toLowerCase().replace(/\s+/g, ' ').trim().slice(0, LONGEST);
  if (text === '') return { ok: false, problem: 'nothing' };
  const found = read(text, language, now, zone) ?? read(text, language === 'nl' ? 'en' : 'nl', now, zone);
  if (found === null) return { ok: false, problem: 'not-understood' };
  let { at } = found;
  if (at <= now && !found.dayNamed) {
    // The day after by the calendar: the one in which the clock is set back lasts 25 hours.
    const { year, month, day } = wallTime(now, zone);
    const { hour, minute } = wallTime(at, zone);
    at = instantAt({ year, month, day: day + 1, hour, minute }, zone);
  }
  // "This afternoon", said in the afternoon.
  if (at <= now && !found.hourNamed && now - at < 8 * 60 * MINUTE_MS)
    at = Math.ceil((now + 30 * MINUTE_MS) / (15 * MINUTE_MS)) * 15 * MINUTE_MS;
  if (at <= now) return { ok: false, problem: 'past' };
  return at - now > FURTHEST_MS ? { ok: false, problem: 'too-far' } : { ok: true, at };
}
