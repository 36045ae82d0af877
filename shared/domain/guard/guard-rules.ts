import type { CallingHours } from '../project/project-plan.ts';
import { isDate } from '../contact/calendar-date.ts';

/**
 * What holds for calls that nobody asked for, from a day on until the next version begins. It is help with keeping the law and no legal
 * advice: whoever is responsible checks it, changes it and says where it comes from.
 */
export type GuardVersion = {
  /** The first day, YYYY-MM-DD by the calendar of the country. */
  readonly from: string;
  /** Where it comes from, in words; shown with every refusal. */
  readonly source: string;
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
const SHARED = { proof: true, legalPersons: true, hours: CODE_HOURS, onHolidays: false, pauseMinutes: 10, maxTries: 8 } as const;

/** The Netherlands, as a beginning. */
export const DUTCH_RULES: GuardRules = {
  country: 'NL',
  zone: 'Europe/Amsterdam',
  versions: [
    { from: '2021-07-01', source: 'Telecommunicatiewet art. 11.7; Code Telemarketing', customer: 'everybody', customerMonths: 36, ...SHARED },
    { from: '2026-07-01', source: 'Telecommunicatiewet art. 11.7 (1-7-2026); Code Telemarketing', customer: 'exempt', customerMonths: 36, ...SHARED },
  ],
};

/** What is wrong with rules, and where: the place is written as in `versions.1.hours.0.to`. */
export type RuleFault = { readonly place: string; readonly problem: 'date' | 'same-day' | 'order' | 'source' | 'hours' | 'overlap' | 'days' | 'term' | 'number' | 'nothing' | 'never' };

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

/** The first thing in rules that contradicts something else in them, or says nothing; null for sound ones. */
export function ruleFault({ versions }: GuardRules): RuleFault | null {
  if (versions.length === 0) return { place: 'versions', problem: 'nothing' };
  for (const [at, version] of versions.entries()) {
    const place = `versions.${String(at)}`;
    if (!isDate(version.from)) return { place: `${place}.from`, problem: 'date' };
    const before = versions[at - 1];
    if (before !== undefined && before.from === version.from) return { place: `${place}.from`, problem: 'same-day' };
    if (before !== undefined && before.from > version.from) return { place: `${place}.from`, problem: 'order' };
    if (version.source.trim() === '') return { place: `${place}.source`, problem: 'source' };
    // A term of a ground that nobody has is a mistake in one of the two.
    if (version.customerMonths !== null && (version.customer === 'nobody' || !isWhole(version.customerMonths, 1, 1_200))) return { place: `${place}.customerMonths`, problem: 'term' };
    if (!isWhole(version.pauseMinutes, 0, 525_600)) return { place: `${place}.pauseMinutes`, problem: 'number' };
    if (!isWhole(version.maxTries, 1, 1_000)) return { place: `${place}.maxTries`, problem: 'number' };
    const fault = hoursFault(version.hours, `${place}.hours`);
    if (fault !== null) return fault;
  }
  return null;
}

/** The version that counts on a day (YYYY-MM-DD); null before the first. */
export function versionOn({ versions }: GuardRules, day: string): GuardVersion | null {
  return versions.findLast(({ from }) => from <= day) ?? null;
}
