import { countryOfNumber, zonesOfNumber } from '../../../shared/domain/call-list/calling-time.ts';
import type { Holiday } from '../../../shared/domain/guard/holiday.ts';
import { wallTime } from '../../../shared/lib/zone-time.ts';
import { createFileThread } from '../../contact-file/client.ts';
import type { Log } from '../ports/platform-ports.ts';

/** The public holidays of countries, each looked up once a year. */
export type Holidays = {
  /** Where somebody with this number is; the first that any clock of that country says it is. Null for none, and where nothing is known. */
  readonly at: (number: string | null, at: number) => Promise<Holiday | null>;
  /** Those of a country from this year on. */
  readonly of: (country: string, at: number) => Promise<readonly Holiday[]>;
};

export type HolidayLookUp = (country: string, years: readonly number[]) => Promise<readonly Holiday[] | null>;

const pad = (value: number): string => String(value).padStart(2, '0');
/** The date on a calendar in that zone, YYYY-MM-DD. */
export function dateIn(zone: string, at: number): string {
  const { year, month, day } = wallTime(at, zone);
  return `${String(year)}-${pad(month)}-${pad(day)}`;
}

/** Looks holidays up in a thread that ends afterwards: the calendars of the world are large, and needed once a year. */
export const holidayThread =
  (log: Log): HolidayLookUp =>
  async (country, years) => {
    const thread = createFileThread(log);
    const found = await thread.ask('holidays', { country, years });
    await thread.giveUp();
    return found.ok ? found.value : null;
  };

/**
 * @param ask looks them up, beside the telephone; null when that failed
 * @param home country and IANA zone of this computer, for what is no number of any country
 */
export function createHolidays(ask: HolidayLookUp, home: () => { readonly country: string; readonly zone: string }): Holidays {
  const known = new Map<string, Promise<readonly Holiday[]>>();
  const of: Holidays['of'] = (country, at) => {
    const year = new Date(at).getFullYear();
    const key = `${country} ${String(year)}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const asked = ask(country, [year, year + 1]).then((holidays) => {
      // Asked again next time.
      if (holidays === null) known.delete(key);
      return holidays ?? [];
    });
    known.set(key, asked);
    return asked;
  };
  return {
    of,
    at: async (number, at) => {
      const { country, zone } = home();
      const holidays = await of((number === null ? null : countryOfNumber(number)) ?? country, at);
      const days = (number === null ? [zone] : zonesOfNumber(number, zone, at)).map((each) => dateIn(each, at));
      return holidays.find(({ date }) => days.includes(date)) ?? null;
    },
  };
}
