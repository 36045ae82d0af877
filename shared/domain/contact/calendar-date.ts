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
