import { hiddenInText, hiddenRanges } from './hidden-number.ts';
import { parsePhone } from './phone-number.ts';

/** Digits with whatever may stand between those of one number, and between two numbers. */
const RUN = /(?:\+|\(|\d)[\d\s().\-/+]{4,}\d/gu;
/** Parts of such a run: what cannot belong together is told by the number that comes out. */
const PART = /[+(]*\d+[)]?/gu;

/** A piece of a text: words, or one telephone number as it is written there. */
export type TextPart = { readonly text: string; readonly number: boolean };

/**
 * Takes a text apart at the telephone numbers that somebody wrote in it, hidden ones too. What is no number of the country or of another
 * one (an order number, a day, a postcode) is words.
 *
 * @param country ISO 3166-1 alpha-2, for numbers without a country code
 */
export function numbersIn(text: string, country: string): readonly TextPart[] {
  const hidden = hiddenRanges(text);
  if (hidden.length === 0) return shownIn(text, country);
  const pieces: TextPart[] = [];
  let at = 0;
  for (const { from, to } of hidden) {
    pieces.push(...shownIn(text.slice(at, from), country), { text: text.slice(from, to), number: true });
    at = to;
  }
  return [...pieces, ...shownIn(text.slice(at), country)];
}

function shownIn(text: string, country: string): readonly TextPart[] {
  const found: TextPart[] = [];
  let at = 0;
  for (const { index, 0: run } of text.matchAll(RUN)) {
    const parts = [...run.matchAll(PART)].map((part) => ({ from: part.index, to: part.index + part[0].length }));
    for (let first = 0; first < parts.length; first++) {
      const from = parts[first]?.from ?? 0;
      // The longest that is one number: "06 1234 56 78" is not two of them.
      for (let last = parts.length - 1; last >= first; last--) {
        const to = parts[last]?.to ?? 0;
        const written = run.slice(from, to);
        if (written.includes('\n') || parsePhone(written, country) === null) continue;
        if (index + from > at) found.push({ text: text.slice(at, index + from), number: false });
        found.push({ text: written, number: true });
        at = index + to;
        first = last;
        break;
      }
    }
  }
  if (at < text.length) found.push({ text: text.slice(at), number: false });
  return found;
}

/**
 * A text without the telephone numbers in it: of each the last two digits.
 *
 * @param country ISO 3166-1 alpha-2, for numbers without a country code
 * @param standIn what to write for a number instead
 */
export function withoutNumbersIn(
  text: string,
  country: string,
  standIn: (written: string) => string = (written) => hiddenInText(written, 0),
): string {
  return shownIn(text, country)
    .map((part) => (part.number ? standIn(part.text) : part.text))
    .join('');
}
