import { hiddenDisplay, hiddenNumber } from './hidden-number.ts';
import { parsePhone } from './phone-number.ts';

/** Digits with whatever may stand between those of one number, and between two numbers. */
const RUN = /(?:\+|\(|\d)[\d\s().\-/+]{4,}\d/gu;
/** Parts of such a run: what cannot belong together is told by the number that comes out. */
const PART = /[+(]*\d+[)]?/gu;

/**
 * A text without the telephone numbers that somebody wrote in it: of each the last two digits. What is no number of the country or of
 * another one (an order number, a day, a postcode) stays.
 *
 * @param country ISO 3166-1 alpha-2, for numbers without a country code
 */
export function withoutNumbersIn(text: string, country: string): string {
  return text.replaceAll(RUN, (run) => {
    const parts = [...run.matchAll(PART)].map((part) => ({ from: part.index, to: part.index + part[0].length }));
    let shown = '';
    let at = 0;
    for (let first = 0; first < parts.length; first++) {
      const from = parts[first]?.from ?? 0;
      // The longest that is one number: "06 1234 56 78" is not two of them.
      for (let last = parts.length - 1; last >= first; last--) {
        const to = parts[last]?.to ?? 0;
        const written = run.slice(from, to);
        if (written.includes('\n') || parsePhone(written, country) === null) continue;
        shown += run.slice(at, from) + (hiddenDisplay(hiddenNumber(0, written)) ?? '');
        at = to;
        first = last;
        break;
      }
    }
    return shown + run.slice(at);
  });
}
