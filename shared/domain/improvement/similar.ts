/** Words that say nothing about what a question is about, Dutch and English, without accents. */
const EMPTY_WORDS = new Set(
  (
    'de het een en of in op te van voor met aan bij naar uit over door om als dan dat die dit deze er is zijn was waren ben bent wordt worden heb hebt heeft hebben had kan kunnen mag moet zal wil wilt willen ' +
    'ik je jij u uw hij zij ze we wij mij me mijn zijn haar ons onze jullie hun niet geen nog wel al ook maar dus wat waar wie wanneer hoe waarom welke klant mevrouw meneer graag vraag vraagt weten ' +
    'the a an and or in on to of for with at by from out over as than that this these those there is are was were be been am has have had can could may must shall will would want wants ' +
    'i you your he she it we they me my his her our their not no yet still also but so what where who when how why which customer asks ask question know please do does did if'
  ).split(' '),
);

/** How alike two questions must be to count as the same one. */
export const SAME_QUESTION = 0.6;
/** So many in a week make a frequently asked question. */
export const ASKED_OFTEN = 3;
export const WEEK_MS = 7 * 24 * 60 * 60_000;

/** The words that carry a text: lower case, without accents, empty words and marks; at least three letters. */
export function tellingWords(text: string): readonly string[] {
  const words = text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u);
  return [...new Set(words.filter((word) => word.length >= 3 && !EMPTY_WORDS.has(word)))];
}

/** How much of the beginning of a word an index is asked for: its endings differ. */
const STEM = 5;
export const stemOf = (word: string): string => (word.length <= STEM ? word : word.slice(0, Math.max(STEM, word.length - 3)));

function trigramsOf(word: string): ReadonlySet<string> {
  const padded = ` ${word} `;
  const all = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at += 1) all.add(padded.slice(at, at + 3));
  return all;
}

/** Two words are the same but for an ending when half of their trigrams are (Dice's coefficient). */
const SAME_WORD = 0.5;

function sameWord(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  let both = 0;
  for (const trigram of one) if (other.has(trigram)) both += 1;
  return (2 * both) / (one.size + other.size) >= SAME_WORD;
}

/** How alike two texts are: the share of their telling words that the other has too, but for endings; 0 to 1. */
export function likeness(one: string, other: string): number {
  const a = tellingWords(one).map(trigramsOf);
  const b = tellingWords(other).map(trigramsOf);
  if (a.length === 0 || b.length === 0) return 0;
  const found = (words: typeof a, among: typeof a): number => words.filter((word) => among.some((each) => sameWord(word, each))).length;
  return (found(a, b) + found(b, a)) / (a.length + b.length);
}
