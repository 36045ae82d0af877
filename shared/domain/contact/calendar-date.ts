/** Days without a time or a zone, as ISO 8601 writes them (2026-02-28). */

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/u;

/** Whether this is a day that exists, in four digits of year. */
export function isDate(text: string): boolean {
  const [, year = '', month = '', day = ''] = ISO_DATE.exec(text) ?? [];
  if (year === '') return false;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  at.setUTCFullYear(Number(year));
  return at.toISOString().slice(0, 10) === text;
}

/**
 * Whether `today` is a birthday of somebody born on `birthDate`; both ISO dates. Who was born on 29 February has it on the 28th in
 * a year without.
 */
export function isBirthday(birthDate: string | null, today: string): boolean {
  if (birthDate === null || birthDate > today) return false;
  const day = birthDate.slice(5);
  if (day === today.slice(5)) return true;
  return day === '02-29' && today.slice(5) === '02-28' && !isDate(`${today.slice(0, 4)}-02-29`);
}

/** The day on which an instant falls in the zone of this computer. @param at wall-clock ms */
export function localDate(at: number): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A day as it is typed here, day before month ("28-2-2026"); any other text as it is. */
export function dayText(text: string): string {
  const [, year, month, day] = ISO_DATE.exec(text) ?? [];
  return year === undefined ? text : `${String(Number(day))}-${String(Number(month))}-${year}`;
}
