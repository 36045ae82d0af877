import Holidays from 'date-holidays';

import type { Holiday } from '../../shared/domain/guard/holiday.ts';

const DAY_MS = 86_400_000;

/** The public holidays of a whole country in these years, as far as the library knows the country; none otherwise. */
export function publicHolidays(country: string, years: readonly number[]): readonly Holiday[] {
  const all = (language: string) => {
    const calendar = new Holidays(country, { types: ['public'], languages: [language, 'en'] });
    return years.flatMap((year) => calendar.getHolidays(year));
  };
  const dutch = all('nl');
  return all('en').flatMap(({ date, start, end, name }, at) => {
    // Some last several days, and some begin in the evening before.
    const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
    const first = Date.parse(`${date.slice(0, 10)}T12:00:00Z`);
    return Array.from({ length: days }, (_each, day) => ({ date: new Date(first + day * DAY_MS).toISOString().slice(0, 10), name: { en: name, nl: dutch[at]?.name ?? name } }));
  });
}
