import { isDate } from '../contact/calendar-date.ts';

/** Digits that a number can have, so that it is exact. */
const MOST_DIGITS = 15;
const POINT_GROUPS = /^\d{1,3}(?:\.\d{3})*$|^\d+$/u;
const COMMA_GROUPS = /^\d{1,3}(?:,\d{3})*$|^\d+$/u;

/**
 * A number as people write it, in one way: digits, and a point before the decimals ("1.250,5" and "1,250.5" are 1250.5). One separator
 * with exactly three digits behind it stands for thousands, unless so many decimals are allowed. Null when it cannot be read, has more
 * decimals than allowed, or more than 15 digits.
 */
export function readDecimal(text: string, decimals: number): string | null {
  const bare = text.replace(/[\s\u00a0\u202f'’]/gu, '').replace(/^(-?)(?:€|EUR|%)/iu, '$1').replace(/(?:€|EUR|%|,-|\.-)$/iu, '');
  const [, sign = '', body = ''] = /^(-?)([\d.,]+)$/u.exec(bare) ?? [];
  if (!/\d/u.test(body)) return null;
  const split = splitDecimals(body, decimals);
  if (split === null) return null;
  const whole = split.whole.replace(/^0+(?=\d)/u, '');
  const part = split.part.replace(/0+$/u, '');
  if (part.length > decimals || whole.length + Math.max(part.length, decimals) > MOST_DIGITS) return null;
  const number = part === '' ? whole : `${whole}.${part}`;
  return sign === '-' && /[1-9]/u.test(number) ? `-${number}` : number;
}

function splitDecimals(body: string, decimals: number): { readonly whole: string; readonly part: string } | null {
  const [points, commas] = [body.split('.').length - 1, body.split(',').length - 1];
  const last = Math.max(body.lastIndexOf('.'), body.lastIndexOf(','));
  const after = body.length - last - 1;
  const grouped = (text: string, by: string): string | null =>
    text === '' ? '0' : (by === '.' ? POINT_GROUPS : COMMA_GROUPS).test(text) ? text.replaceAll(by, '') : null;
  if (last < 0) return { whole: body, part: '' };
  const mark = body[last] ?? '.';
  const other = mark === '.' ? ',' : '.';
  const single = points + commas === 1;
  if ((points > 1 && commas > 1) || (mark === '.' ? points : commas) > 1 || (single && after === 3 && decimals < 3)) {
    const whole = (points > 0 && commas > 0) ? null : grouped(body, mark);
    return whole === null ? null : { whole, part: '' };
  }
  const whole = grouped(body.slice(0, last), other);
  return whole === null ? null : { whole, part: body.slice(last + 1) };
}

/** A canonical number as a whole number of its smallest parts: "12.5" with two decimals is 1250. Null for other texts. */
export function scaled(canonical: string, decimals: number): number | null {
  const [, sign = '', whole = '', part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/u.exec(canonical) ?? [];
  if (whole === '' || part.length > decimals || whole.length + decimals > MOST_DIGITS) return null;
  const value = Number(whole + part.padEnd(decimals, '0'));
  return sign === '-' ? 0 - value : value;
}

/** The reverse of `scaled`, with all decimals: 1250 is "12.50". */
export function unscaled(value: number, decimals: number): string {
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0');
  const sign = value < 0 ? '-' : '';
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** An amount as people write it, as it is stored: always with cents ("12,5" is "12.50"). Null when it cannot be read. */
export function readMoney(text: string): string | null {
  const number = readDecimal(text, 2);
  const minor = number === null ? null : scaled(number, 2);
  return minor === null ? null : unscaled(minor, 2);
}

/**
 * A day as people write it, as an ISO date: 2026-12-24, 24-12-2026, 24/12/26. With `today` also 24-12 (the next one), "+7" (days from
 * today), and day names of a keyboard that has no numbers are not read. Null when it is no day.
 */
export function readDate(text: string, today: string | null = null): string | null {
  const typed = text.trim();
  if (isDate(typed)) return typed;
  const [, ahead = ''] = /^\+(\d{1,4})$/u.exec(typed) ?? [];
  if (ahead !== '') return today === null ? null : addDays(today, Number(ahead));
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?$/u.exec(typed) ?? [];
  if (day === '') return null;
  const dated = (full: string): string | null => {
    const iso = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isDate(iso) ? iso : null;
  };
  if (year !== '') return dated(year.length === 2 ? `20${year}` : year);
  if (today === null) return null;
  const thisYear = Number(today.slice(0, 4));
  return [0, 1, 2, 3, 4, 5, 6, 7, 8].map((more) => dated(String(thisYear + more).padStart(4, '0'))).find((date) => date !== null && date >= today) ?? null;
}

/** The day so many days later, also across the change of the clocks. @param date an ISO date */
export function addDays(date: string, days: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const at = new Date(Date.UTC(year, month - 1, day + days));
  return Number.isNaN(at.getTime()) ? date : at.toISOString().slice(0, 10);
}
