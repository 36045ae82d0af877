import { CUSTOMER_TYPES, type ContactFields, type CustomerTypeModel } from '../contact/contact.ts';

const LANGUAGES: Readonly<Record<string, ContactFields['language']>> = {
  nl: 'nl',
  'nl-nl': 'nl',
  'nl-be': 'nl',
  nederlands: 'nl',
  dutch: 'nl',
  vlaams: 'nl',
  en: 'en',
  'en-gb': 'en',
  'en-us': 'en',
  engels: 'en',
  english: 'en',
};

/** The language that a word or code stands for; null for one that is not spoken here. */
export function languageOf(text: string): ContactFields['language'] | null {
  return LANGUAGES[text.trim().toLowerCase()] ?? null;
}

const TYPES: Readonly<Record<string, CustomerTypeModel>> = {
  ...Object.fromEntries(CUSTOMER_TYPES.map((type) => [type, type])),
  ...{ denken: 'thinking', denker: 'thinking', geven: 'giving', gever: 'giving' },
  ...{ voelen: 'feeling', voeler: 'feeling', doen: 'doing', doener: 'doing' },
};
const DUTCH: Readonly<Record<CustomerTypeModel, string>> = { thinking: 'denken', giving: 'geven', feeling: 'voelen', doing: 'doen' };

/** The customer type that a word stands for, Dutch or English; null for another word. */
export function customerTypeOf(text: string): CustomerTypeModel | null {
  return TYPES[text.trim().toLowerCase()] ?? null;
}

/** The word for it, which `customerTypeOf` knows again. */
export function customerTypeWord(model: CustomerTypeModel, language: ContactFields['language']): string {
  return language === 'nl' ? DUTCH[model] : model;
}

/** A date of a spreadsheet or form ("1980-02-01", "1-2-1980", "01/02/1980", day before month) as ISO 8601; null for none that exists. */
export function dateIn(text: string): string | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]|$)/u.exec(text.trim());
  const dutch = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ]|$)/u.exec(text.trim());
  const [year, month, day] = iso === null ? [dutch?.[3], dutch?.[2], dutch?.[1]] : [iso[1], iso[2], iso[3]];
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const same = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) && Number(year) > 1000;
  return same ? date.toISOString().slice(0, 10) : null;
}

/** An amount of money in cents, Dutch ("€ 1.234,50") or English ("1,234.50"); null for what is none. */
export function centsOf(text: string): number | null {
  const bare = text.replaceAll(/[€\s']|EUR|,-$/giu, '');
  if (!/^-?\d[\d.,]*$/u.test(bare)) return null;
  // The last sign with one or two digits after it is the decimal one.
  const [, whole = '', decimals = ''] = /^(-?[\d.,]*?)(?:[.,](\d{1,2}))?$/u.exec(bare) ?? [];
  const cents = Number(`${whole.replaceAll(/[.,]/gu, '')}${decimals.padEnd(2, '0')}`);
  return Number.isSafeInteger(cents) ? cents : null;
}

/** An amount as `centsOf` reads it again: 123450 is "1234,50". */
export function writeCents(cents: number): string {
  return (cents / 100).toFixed(2).replace('.', ',');
}
