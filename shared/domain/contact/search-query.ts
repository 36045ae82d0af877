import type { E164 } from '../../lib/brand.ts';
import { parsePhone } from './phone-number.ts';
import { digitsKey, searchKey } from './search-key.ts';

/** One way to read several words as somebody's name: "jan van den b" is called "jan", and the rest begins "van den b". */
export type NameReading = {
  /** First names or initials, folded; empty when only the family name is given. */
  readonly given: string;
  /** Initials without blanks, when what is given can be initials; else empty. */
  readonly initials: string;
  /** How the family name begins, with the particle that was typed before it. */
  readonly family: string;
  /** Whether a particle was typed, so that names with another one, or none, do not fit. */
  readonly particle: boolean;
};

/** What somebody may have meant with what was typed into the search field. Folded like the keys of the contacts. */
export type SearchQuery = {
  readonly key: string;
  /** The words of the key, the last one possibly not finished. */
  readonly words: readonly string[];
  /** Empty unless the query is a number of some kind: its digits without those that depend on the notation. */
  readonly digits: string;
  /** The whole telephone number, when it is one. */
  readonly number: E164 | null;
  /** How the international form of the number begins, when it can be told; empty otherwise. */
  readonly numberStart: string;
  /** How an e-mail address begins; empty when it cannot be one. */
  readonly mail: string;
  readonly address: { readonly postcode: string; readonly houseNumber: string } | null;
  readonly readings: readonly NameReading[];
};

/** Digits and the signs in between. */
const NUMBER_QUERY = /^[\d\s()+./-]*\d[\d\s()+./-]*$/u;
/** A Dutch postcode, perhaps not finished, perhaps with a house number after it: "1012", "1012a", "1012 AB 12-a". */
const POSTCODE_QUERY = /^\s*([1-9]\d{3})\s?([a-z]{0,2})(?:[\s,]*(\d[\p{L}\d\s/-]*))?\s*$/iu;
const MAIL_QUERY = /^[^\s,;<>]{2,}$/u;
const PARTICLES = new Set(
  "van von de den der des het t ter ten te op in uit onder over voor bij aan aan le la les du del della di da dal do dos das d el al ben ait o mac zu zum zur af".split(
    ' ',
  ),
);
/** More letters than this are no initials. */
const MOST_INITIALS = 5;

/** Whether a word stands before a family name without being the name. */
export const isParticle = (word: string): boolean => PARTICLES.has(word);

/** @param country ISO 3166 code of the country whose numbers are typed without its prefix */
export function readQuery(text: string, country: string): SearchQuery {
  const key = searchKey(text);
  const words = key === '' ? [] : key.split(' ');
  const numeric = NUMBER_QUERY.test(text);
  const number = numeric ? parsePhone(text, country) : null;
  return {
    key,
    words,
    digits: numeric ? digitsKey(text) : '',
    number,
    numberStart: numeric ? numberStart(text, country) : '',
    mail: !numeric && MAIL_QUERY.test(text.trim()) && /[@.]/u.test(text) ? text.trim().toLowerCase() : '',
    address: readAddress(text),
    readings: numeric ? [] : readNames(words),
  };
}

/** How numbers of the own country begin in international form, for those whose prefix is known here. */
const OWN_PREFIX: Readonly<Record<string, string>> = { NL: '31', BE: '32', DE: '49', FR: '33', GB: '44' };

function numberStart(text: string, country: string): string {
  const digits = text.replace(/\(\s*0\s*\)/u, '').replace(/[^\d+]/gu, '');
  const international = /^(?:\+|00)(\d+)$/u.exec(digits)?.[1];
  if (international !== undefined) return `+${international}`;
  const own = OWN_PREFIX[country];
  const national = /^0([1-9]\d*)$/u.exec(digits)?.[1];
  return own !== undefined && national !== undefined ? `+${own}${national}` : '';
}

function readAddress(text: string): SearchQuery['address'] {
  const [, digits, letters = '', number = ''] = POSTCODE_QUERY.exec(text.normalize('NFKC')) ?? [];
  if (digits === undefined || (number !== '' && letters.length === 1)) return null;
  return { postcode: `${digits}${letters.toUpperCase()}`, houseNumber: number.replace(/\s/gu, '').toLowerCase() };
}

function reading(given: readonly string[], family: readonly string[]): NameReading {
  const letters = given.every((word) => word.length === 1) ? given.join('') : given.length === 1 ? (given[0] ?? '') : '';
  return {
    given: given.join(' '),
    initials: letters.length <= MOST_INITIALS ? letters : '',
    family: family.join(' '),
    particle: family.length > 1 && isParticle(family[0] ?? ''),
  };
}

/** All ways in which the words can be a name, the likeliest first. */
function readNames(words: readonly string[]): readonly NameReading[] {
  const [first] = words;
  if (first === undefined) return [];
  const particle = words.findIndex(isParticle);
  const readings: NameReading[] = [reading([], words)];
  // "jan van den berg", "j w van den berg", "van den berg"
  if (particle > 0) readings.push(reading(words.slice(0, particle), words.slice(particle)));
  // "jan jansen": the last word is the name
  else if (particle < 0 && words.length > 1) readings.push(reading(words.slice(0, -1), words.slice(-1)));
  // "berg jan", "jansen j w", "berg van den": the name first, as lists have it
  if (words.length > 1 && !isParticle(first)) {
    const given = words.slice(1).filter((word) => !isParticle(word));
    const particles = words.slice(1).filter(isParticle);
    readings.push(particles.length > 0 ? reading(given, [...particles, first]) : reading(given, [first]));
  }
  return readings;
}
