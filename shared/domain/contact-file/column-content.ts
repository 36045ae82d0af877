import { parsePhone } from '../contact/phone-number.ts';
import { INFIX_WORDS } from './person-name.ts';

/** What the values of one column look like. */
export const CONTENT_KINDS = [
  'empty',
  'email',
  'date',
  'rounded',
  'phone',
  'postcode',
  'postcode-city',
  'salutation',
  'infix',
  'initials',
  'number',
  'words',
] as const;
export type ContentKind = (typeof CONTENT_KINDS)[number];

export type ColumnContent = {
  /** The kind of most of the filled cells; `empty` when none is filled. */
  readonly kind: ContentKind;
  /** Share of the filled cells that are of this kind, 0 to 1. */
  readonly share: number;
};

/** Below this share a column is of no kind that can be relied on. */
const RELIABLE_SHARE = 0.6;

const DATE =
  /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/u;
const ROUNDED = /^[+-]?\d(?:[.,]\d+)?E\+?\d{1,2}$/iu;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;
const POSTCODE = /^[1-9]\d{3}\s?[A-Z]{2}$/iu;
const POSTCODE_CITY = /^[1-9]\d{3}\s?[A-Z]{2}\s+\p{L}/iu;
const SALUTATION = /^(?:de\s+)?(?:heer|dhr|hr|mr|meneer|mevr|mevrouw|mw|mrs|ms|miss|man|vrouw|male|female|m|v|f)\.?$/iu;
const INITIALS = /^(?:\p{Lu}\p{Ll}{0,2}\.\s?)+$/u;

/** Whether this is a date in one of the notations of spreadsheets; a number with dashes that nobody would dial. */
export function looksLikeDate(text: string): boolean {
  return DATE.test(text.trim());
}

/** Whether a spreadsheet has rounded a long number, so that its digits are lost ("6,12E+08"). */
export function looksRounded(text: string): boolean {
  return ROUNDED.test(text.trim());
}

/** @param country ISO 3166-1 alpha-2, for telephone numbers without a country code */
export function kindOfValue(value: string, country: string): ContentKind {
  const text = value.trim();
  if (text === '') return 'empty';
  if (EMAIL.test(text)) return 'email';
  if (looksLikeDate(text)) return 'date';
  if (looksRounded(text)) return 'rounded';
  if (POSTCODE.test(text)) return 'postcode';
  if (POSTCODE_CITY.test(text)) return 'postcode-city';
  if (/\d{6,}|^[+0(]/u.test(text.replaceAll(/[\s().\-/]/gu, '')) && parsePhone(text, country) !== null) return 'phone';
  if (/^[\d.,\s-]+$/u.test(text)) return 'number';
  if (SALUTATION.test(text)) return 'salutation';
  if (
    text
      .toLowerCase()
      .split(/\s+/u)
      .every((word) => INFIX_WORDS.has(word))
  )
    return 'infix';
  return INITIALS.test(text) ? 'initials' : 'words';
}

/**
 * What the values of a column are, by majority.
 * @param country ISO 3166-1 alpha-2, for telephone numbers without a country code
 */
export function contentOf(values: readonly string[], country: string): ColumnContent {
  const counts = new Map<ContentKind, number>();
  let filled = 0;
  for (const value of values) {
    const kind = kindOfValue(value, country);
    if (kind === 'empty') continue;
    filled += 1;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  return most === undefined ? { kind: 'empty', share: 0 } : { kind: most[0], share: most[1] / filled };
}

/** The kind when most values agree on it, else `words`; `empty` for a column without values. */
export function reliableKind({ kind, share }: ColumnContent): ContentKind {
  return share >= RELIABLE_SHARE || kind === 'empty' ? kind : 'words';
}
