import type { CallingHours } from '../project/project-plan.ts';
import type { ShortDay } from '../call-list/calling-time.ts';
import { isDate } from '../contact/calendar-date.ts';

/**
 * What holds for calls that nobody asked for, from a day on until the next version begins. It is help with keeping the law and no legal
 * advice: whoever is responsible checks it, changes it and says where it comes from.
 */
export type GuardVersion = {
  /** The first day, YYYY-MM-DD by the calendar of the country. */
  readonly from: string;
  /** Where it comes from, in words; shown with every refusal. `law`: grounds and objections; `code`: hours and the number in view; `own`: pause and tries, empty for a choice of one's own. */
  readonly sources: { readonly law: string; readonly code: string; readonly own: string };
  /** For whom a customer relationship is a ground for calls about similar products. `exempt`: charities, charity lotteries and publishers of the press. */
  readonly customer: 'everybody' | 'exempt' | 'nobody';
  /** How long a customer relationship without an end of its own is one, in months from its beginning; null for always. */
  readonly customerMonths: number | null;
  /** Consent counts only when it says where that can be seen. */
  readonly proof: boolean;
  /** Organisations that are legal persons may be called without consent. */
  readonly legalPersons: boolean;
  /** When people may be called, by the clock of where they are; empty for always. */
  readonly hours: readonly CallingHours[];
  readonly onHolidays: boolean;
  /** Days of the year on which it ends earlier. */
  readonly shortDays: readonly ShortDay[];
  /** Between two calls to one person or number, in minutes. */
  readonly pauseMinutes: number;
  /** Calls to one person within thirty days that came to no conversation. */
  readonly maxTries: number;
};

export type GuardRules = { /** ISO 3166-1 alpha-2: whose calendar says which version counts. */ readonly country: string; readonly zone: string; readonly versions: readonly GuardVersion[] };

const CODE_HOURS: readonly CallingHours[] = [
  { days: [1, 2, 3, 4, 5], from: '09:00', to: '22:00' },
  { days: [6], from: '10:00', to: '16:00' },
];
/** Saint Nicholas' Eve, Christmas Eve, and the day on which the dead of the war are remembered. */
const CODE_SHORT_DAYS: readonly ShortDay[] = ['05-04', '12-05', '12-24'].map((date) => ({ date, until: '18:30' }));
const SHARED = { proof: true, legalPersons: true, hours: CODE_HOURS, onHolidays: false, shortDays: CODE_SHORT_DAYS, pauseMinutes: 10, maxTries: 8 } as const;
const CODE = 'Code Telemarketing';

/** The Netherlands, as a beginning. */
export const DUTCH_RULES: GuardRules = {
  country: 'NL',
  zone: 'Europe/Amsterdam',
  versions: [
    { from: '2021-07-01', sources: { law: 'Telecommunicatiewet art. 11.7', code: CODE, own: '' }, customer: 'everybody', customerMonths: 36, ...SHARED },
    { from: '2026-07-01', sources: { law: 'Telecommunicatiewet art. 11.7 (1-7-2026)', code: CODE, own: '' }, customer: 'exempt', customerMonths: 36, ...SHARED },
  ],
};

/** What is wrong with rules, and where: the place is written as in `versions.1.hours.0.to`. */
export type RuleFault = { readonly place: string; readonly problem: 'date' | 'same-day' | 'order' | 'source' | 'hours' | 'overlap' | 'days' | 'term' | 'number' | 'nothing' | 'short-day' | 'short-twice' | 'short-shut' };

const TIME = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;
const isWhole = (value: number, least: number, most: number): boolean => Number.isInteger(value) && value >= least && value <= most;

function hoursFault(hours: readonly CallingHours[], place: string): RuleFault | null {
  for (const [at, { days, from, to }] of hours.entries()) {
    if (days.length === 0 || days.some((day) => !isWhole(day, 1, 7)) || new Set(days).size !== days.length) return { place: `${place}.${String(at)}.days`, problem: 'days' };
    if (!TIME.test(from) || !TIME.test(to) || from >= to) return { place: `${place}.${String(at)}.to`, problem: 'hours' };
    const other = hours.findIndex((one, index) => index < at && one.days.some((day) => days.includes(day)) && one.from < to && from < one.to);
    if (other !== -1) return { place: `${place}.${String(at)}`, problem: 'overlap' };
  }
  return null;
}

/** A short day ends while it is open: one that ends before the first hour is a day without calls, and is told as such. */
function shortFault({ shortDays, hours }: GuardVersion, place: string): RuleFault | null {
  for (const [at, { date, until }] of shortDays.entries()) {
    if (!isDate(`2024-${date}`)) return { place: `${place}.${String(at)}.date`, problem: 'short-day' };
    if (shortDays.findIndex((one) => one.date === date) < at) return { place: `${place}.${String(at)}.date`, problem: 'short-twice' };
    if (!TIME.test(until)) return { place: `${place}.${String(at)}.until`, problem: 'short-day' };
    if (hours.length > 0 && hours.every(({ from }) => until <= from)) return { place: `${place}.${String(at)}.until`, problem: 'short-shut' };
  }
  return null;
}

/** The first thing in rules that contradicts something else in them, or says nothing; null for sound ones. */
export function ruleFault({ versions }: GuardRules): RuleFault | null {
  if (versions.length === 0) return { place: 'versions', problem: 'nothing' };
  for (const [at, version] of versions.entries()) {
    const place = `versions.${String(at)}`;
    if (!isDate(version.from)) return { place: `${place}.from`, problem: 'date' };
    const before = versions[at - 1];
    if (before !== undefined && before.from === version.from) return { place: `${place}.from`, problem: 'same-day' };
    if (before !== undefined && before.from > version.from) return { place: `${place}.from`, problem: 'order' };
    for (const which of ['law', 'code'] as const) if (version.sources[which].trim() === '') return { place: `${place}.sources.${which}`, problem: 'source' };
    // A term of a ground that nobody has is a mistake in one of the two.
    if (version.customerMonths !== null && (version.customer === 'nobody' || !isWhole(version.customerMonths, 1, 1_200))) return { place: `${place}.customerMonths`, problem: 'term' };
    if (!isWhole(version.pauseMinutes, 0, 525_600)) return { place: `${place}.pauseMinutes`, problem: 'number' };
    if (!isWhole(version.maxTries, 1, 1_000)) return { place: `${place}.maxTries`, problem: 'number' };
    const fault = hoursFault(version.hours, `${place}.hours`);
    if (fault !== null) return fault;
    const short = shortFault(version, `${place}.shortDays`);
    if (short !== null) return short;
  }
  return null;
}

/** The version that counts on a day (YYYY-MM-DD); null before the first. */
export function versionOn({ versions }: GuardRules, day: string): GuardVersion | null {
  return versions.findLast(({ from }) => from <= day) ?? null;
}
