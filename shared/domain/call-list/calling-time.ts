import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { wallTime } from '../../lib/zone-time.ts';
import type { CallingHours } from '../project/project-plan.ts';

const MINUTE_MS = 60_000;
/** How finely an opening is looked for; hours are given in minutes, and a window is not shorter than this. */
const STEP_MS = 5 * MINUTE_MS;
/** Nobody plans a call further ahead; hours that open less often are a mistake. */
const HORIZON_MS = 15 * 24 * 60 * MINUTE_MS;

/** Parts of the day over which tries are spread, by the clock of the person who is called. */
export type DayPart = 'morning' | 'afternoon' | 'evening';

/** A day of every year on which calling ends earlier: `date` as MM-DD, `until` as HH:MM. */
export type ShortDay = { readonly date: string; readonly until: string };

/** Monday is 1; `date` as YYYY-MM-DD. */
type LocalTime = { readonly day: number; readonly minutes: number; readonly date: string };

const DAY_MS = 24 * 60 * MINUTE_MS;
/** Clocks are set at full half hours. */
const LOOK_MS = 30 * MINUTE_MS;
const MOST_LOOKS = 20_000;
const looks = new Map<string, Map<number, number>>();

/** How far a clock is ahead of UTC, ms; asked once for each half hour. */
function offsetAt(at: number, zone: string): number {
  const begin = Math.floor(at / LOOK_MS) * LOOK_MS;
  let known = looks.get(zone);
  if (known === undefined || known.size >= MOST_LOOKS) looks.set(zone, (known = new Map<number, number>()));
  let offset = known.get(begin);
  if (offset === undefined) {
    const { year, month, day, hour, minute } = wallTime(begin, zone);
    known.set(begin, (offset = Date.UTC(year, month - 1, day, hour, minute) - begin));
  }
  return offset;
}

/** What a clock says; an opening is looked for at thousands of moments, so a day on which the clock is not set is looked up once. */
function localMs(at: number, zone: string): number {
  const begin = Math.floor(at / DAY_MS) * DAY_MS;
  const offset = offsetAt(begin, zone);
  return at + (offset === offsetAt(begin + DAY_MS, zone) ? offset : offsetAt(at, zone));
}

/** Day, minutes since midnight and date in a time zone (IANA name). */
function localTime(at: number, zone: string): LocalTime {
  const local = localMs(at, zone);
  const days = Math.floor(local / DAY_MS);
  // The first of January 1970 was a Thursday.
  return { day: ((((days + 3) % 7) + 7) % 7) + 1, minutes: Math.floor((local - days * DAY_MS) / MINUTE_MS), date: dateOf(days) };
}

const dates = new Map<number, string>();
function dateOf(days: number): string {
  let date = dates.get(days);
  if (date === undefined) {
    if (dates.size >= MOST_LOOKS) dates.clear();
    dates.set(days, (date = new Date(days * DAY_MS).toISOString().slice(0, 10)));
  }
  return date;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const MOST_COUNTRIES = 20_000;
const countries = new Map<string, string | null>();

/** ISO 3166-1 alpha-2; null for what is no number of any country. Asked several times for each number of a list: those asked last are known. */
export function countryOfNumber(number: string): string | null {
  let country = countries.get(number);
  if (country === undefined) {
    if (countries.size >= MOST_COUNTRIES) countries.clear();
    countries.set(number, (country = parsePhoneNumberFromString(number)?.country ?? null));
  }
  return country;
}

/** What stands before a number of a country, without the plus; empty for what is no number of any. */
export const countryCodeOf = (number: string): string => parsePhoneNumberFromString(number)?.countryCallingCode ?? '';

const zonesOf = new Map<string, readonly string[]>();
/** By which those of a clock that many share know it; the one that most of a country live by before its others. */
const NAMED = ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles', 'America/Toronto', 'America/Winnipeg', 'America/Vancouver', 'America/Mexico_City', 'America/Sao_Paulo', 'America/Santiago', 'Europe/Moscow', 'Europe/Madrid', 'Europe/Lisbon', 'Europe/Berlin', 'Asia/Jakarta', 'Asia/Almaty', 'Asia/Shanghai', 'Australia/Sydney', 'Pacific/Auckland'];
/** Two clocks that say the same all year are one; they are compared this often. */
const WEEK_MS = 7 * DAY_MS;

/** The clocks of a country that differ within a year from `at` on, with the first of those that agree. */
function clocksOf(country: string, at: number): readonly string[] {
  const year = new Date(at).getUTCFullYear();
  const key = `${country} ${String(year)}`;
  const known = zonesOf.get(key);
  if (known !== undefined) return known;
  // Not every engine has the function yet; older ones have the property.
  const locale = new Intl.Locale('und', { region: country }) as Intl.Locale & { readonly getTimeZones?: () => string[] | undefined; readonly timeZones?: string[] };
  const zones = locale.getTimeZones?.() ?? locale.timeZones ?? [];
  const begin = Date.UTC(year, 0, 1);
  const said = (zone: string): string => Array.from({ length: 54 }, (_each, week) => offsetAt(begin + week * WEEK_MS, zone) / MINUTE_MS).join(' ');
  const place = (zone: string): number => (NAMED.includes(zone) ? NAMED.indexOf(zone) : NAMED.length);
  const ordered = zones.toSorted((a, b) => place(a) - place(b));
  const apart = [...new Map(ordered.toReversed().map((zone) => [said(zone), zone])).values()].toSorted((a, b) => ordered.indexOf(a) - ordered.indexOf(b));
  zonesOf.set(key, apart);
  return apart;
}

/**
 * The time zones in which somebody with this number may be: those of the number's country that differ. A mobile number says no more than that.
 * @param home the zone of this computer, for what is no number of any country
 * @param at wall-clock ms; in its year the zones are told apart
 */
export const zonesOfNumber = (number: string, home: string, at: number): readonly string[] => zonesOfCountry(countryOfNumber(number), home, at);

/** The same by the country of a number; null for a number of none. */
export function zonesOfCountry(country: string | null, home: string, at: number): readonly string[] {
  if (country === null) return [home];
  const zones = clocksOf(country, at);
  return zones.length === 0 ? [home] : zones;
}

/** Whether somebody may be called by the clock of the place where they are; where that is uncertain, by every clock that it may be. */
export function mayCallAt(hours: readonly CallingHours[], zones: readonly string[], at: number, shortDays: readonly ShortDay[] = []): boolean {
  if (hours.length === 0 && shortDays.length === 0) return true;
  return zones.every((zone) => {
    const { day, minutes, date } = localTime(at, zone);
    const short = shortDays.find((each) => date.endsWith(each.date));
    if (short !== undefined && minutes >= minutesOf(short.until)) return false;
    return hours.length === 0 || hours.some(({ days, from, to }) => days.includes(day) && minutesOf(from) <= minutes && minutes < minutesOf(to));
  });
}

/** The dates (YYYY-MM-DD) that it is there at this moment. */
export const datesThere = (zones: readonly string[], at: number): readonly string[] => [...new Set(zones.map((zone) => localTime(at, zone).date))];

/** The hour of the week by the clock of a place: 0 is Monday from midnight on, 167 the last of Sunday. */
export function weekHour(at: number, zone: string): number {
  const { day, minutes } = localTime(at, zone);
  return (day - 1) * 24 + Math.floor(minutes / 60);
}

export function dayPart(at: number, zone: string): DayPart {
  const { minutes } = localTime(at, zone);
  return minutes < 12 * 60 ? 'morning' : minutes < 17 * 60 ? 'afternoon' : 'evening';
}

/**
 * The first moment from `from` on at which somebody may be called.
 * @param also what else has to hold, such as another part of the day
 * @returns wall-clock ms; null when there is none within fifteen days
 */
export function nextCallingTime(hours: readonly CallingHours[], zones: readonly string[], from: number, also: (at: number) => boolean = () => true): number | null {
  const fits = (at: number): boolean => mayCallAt(hours, zones, at) && also(at);
  if (fits(from)) return from;
  for (let at = Math.ceil((from + 1) / STEP_MS) * STEP_MS; at <= from + HORIZON_MS; at += STEP_MS) {
    if (!fits(at)) continue;
    // The window may have opened between two steps.
    let first = at;
    while (first - MINUTE_MS > from && first - MINUTE_MS > at - STEP_MS && fits(first - MINUTE_MS)) first -= MINUTE_MS;
    return first;
  }
  return null;
}
