import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { CallingHours } from '../project/project-plan.ts';

const MINUTE_MS = 60_000;
/** How finely an opening is looked for; hours are given in minutes, and a window is not shorter than this. */
const STEP_MS = 5 * MINUTE_MS;
/** Nobody plans a call further ahead; hours that open less often are a mistake. */
const HORIZON_MS = 15 * 24 * 60 * MINUTE_MS;

/** Parts of the day over which tries are spread, by the clock of the person who is called. */
export type DayPart = 'morning' | 'afternoon' | 'evening';

type LocalTime = { readonly day: number; readonly minutes: number };
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const formats = new Map<string, Intl.DateTimeFormat>();

/** Clocks are set at full half hours, so one look at the zone's tables serves for all minutes of one: an opening in a country with thirty clocks is looked for at thousands of moments. */
const LOOK_MS = 30 * MINUTE_MS;
const MOST_LOOKS = 50_000;
const looks = new Map<string, LocalTime>();

/** Day (Monday is 1) and minutes since midnight in a time zone (IANA name). */
function localTime(at: number, zone: string): LocalTime {
  const begin = Math.floor(at / LOOK_MS) * LOOK_MS;
  const key = `${zone} ${String(begin)}`;
  let look = looks.get(key);
  if (look === undefined) {
    if (looks.size >= MOST_LOOKS) looks.clear();
    look = lookUp(begin, zone);
    looks.set(key, look);
  }
  const minutes = look.minutes + Math.floor((at - begin) / MINUTE_MS);
  return minutes < 24 * 60 ? { day: look.day, minutes } : { day: (look.day % 7) + 1, minutes: minutes - 24 * 60 };
}

function lookUp(at: number, zone: string): LocalTime {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    formats.set(zone, format);
  }
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return { day: WEEKDAYS.indexOf(parts.get('weekday') ?? '') + 1, minutes: Number(parts.get('hour')) * 60 + Number(parts.get('minute')) };
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** ISO 3166-1 alpha-2; null for what is no number of any country. */
export const countryOfNumber = (number: string): string | null => parsePhoneNumberFromString(number)?.country ?? null;

/**
 * The time zones in which somebody with this number may be: those of the number's country. A mobile number says no more than that.
 * @param home the zone of this computer, for what is no number of any country
 */
export function zonesOfNumber(number: string, home: string): readonly string[] {
  const country = parsePhoneNumberFromString(number)?.country;
  if (country === undefined) return [home];
  // Not every engine has the function yet; older ones have the property.
  const locale = new Intl.Locale('und', { region: country }) as Intl.Locale & { readonly getTimeZones?: () => string[] | undefined; readonly timeZones?: string[] };
  const zones = locale.getTimeZones?.() ?? locale.timeZones ?? [];
  return zones.length === 0 ? [home] : zones;
}

/** Whether somebody may be called by the clock of the place where they are; where that is uncertain, by every clock that it may be. */
export function mayCallAt(hours: readonly CallingHours[], zones: readonly string[], at: number): boolean {
  if (hours.length === 0) return true;
  return zones.every((zone) => {
    const { day, minutes } = localTime(at, zone);
    return hours.some(({ days, from, to }) => days.includes(day) && minutesOf(from) <= minutes && minutes < minutesOf(to));
  });
}

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
