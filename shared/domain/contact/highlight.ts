import { digitsKey, searchKey } from './search-key.ts';

/** A piece of a text, and whether it is what was looked for. */
export type Piece = { readonly text: string; readonly hit: boolean };

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const NUMBER_LIKE = /^[\d\s()+./-]*\d[\d\s()+./-]*$/u;

/**
 * Takes a text apart where words of it begin with a word of the query, accents and case aside. A query of digits is found anywhere among
 * the digits of the text, whatever stands between them.
 * @param corrected words that stand in for those typed wrongly
 */
export function highlight(text: string, query: string, corrected: readonly string[] = []): readonly Piece[] {
  const ranges = NUMBER_LIKE.test(query) && NUMBER_LIKE.test(text) ? digitRanges(text, digitsKey(query)) : wordRanges(text, [...searchKey(query).split(' '), ...corrected]);
  const pieces: Piece[] = [];
  let at = 0;
  for (const [from, to] of ranges) {
    if (from > at) pieces.push({ text: text.slice(at, from), hit: false });
    pieces.push({ text: text.slice(from, to), hit: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), hit: false });
  return pieces;
}

function wordRanges(text: string, words: readonly string[]): readonly (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [];
  for (const found of text.matchAll(WORD)) {
    const [written] = found;
    const key = searchKey(written);
    const longest = words.filter((word) => word !== '' && key.startsWith(word)).toSorted((a, b) => b.length - a.length)[0];
    if (longest === undefined) continue;
    ranges.push([found.index, found.index + lettersFor(written, longest.length)]);
  }
  return ranges;
}

/** How many letters of a written word make so many of its folded form: "ß" is one letter and folds into two. */
function lettersFor(written: string, folded: number): number {
  for (let length = 1; length < written.length; length++) {
    // A mark belongs to the letter before it.
    if (/^\p{M}/u.test(written.slice(length))) continue;
    if (searchKey(written.slice(0, length)).length >= folded) return length;
  }
  return written.length;
}

function digitRanges(text: string, digits: string): readonly (readonly [number, number])[] {
  if (digits === '') return [];
  const places = [...text.matchAll(/\d/gu)].map(({ index }) => index);
  const at = places.map((place) => text[place]).join('').indexOf(digits);
  const from = places[at];
  const to = places[at + digits.length - 1];
  return from === undefined || to === undefined ? [] : [[from, to + 1]];
}
