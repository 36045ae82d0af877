import { searchKey } from '../search-key.ts';
import type { DuplicatePlace, DuplicateSubject } from './duplicate-subject.ts';
import { initialLetters, organisationName, soundOf, surnameWords } from './name-parts.ts';

/**
 * Under which a contact is compared with others beside its numbers, e-mail addresses and full name: only contacts with an equal key are
 * looked at, so that a million contacts need a few look-ups each and not a million. Empty where nothing is known.
 */
export type BlockKeys = {
  /** How the surname sounds and the four digits of the postcode, else the initial and the town: "fiser 3511", "fiser j utrecht". */
  readonly namePlace: string;
  /** Postcode and house number: "3511ab 12". */
  readonly place: string;
  /** How the surname sounds and the birth date. */
  readonly nameBirth: string;
};

/** A key longer than this is cut; a name that long says enough. */
const NAME_LETTERS = 24;

/** The keys of a contact, of its first address where it has several. */
export function blockKeys(subject: DuplicateSubject): BlockKeys {
  const name = nameSound(subject);
  const place = subject.places[0];
  const area = place === undefined ? '' : areaOf(place, initialLetters(subject.initials, subject.firstName).slice(0, 1));
  return {
    namePlace: name === '' || area === '' ? '' : `${name} ${area}`,
    place: place === undefined ? '' : addressKey(place),
    nameBirth: name === '' || subject.birthDate === '' ? '' : `${name} ${subject.birthDate}`,
  };
}

/** Postcode without blank and house number with its addition; empty unless both are known. */
export function addressKey({ postcode, houseNumber }: DuplicatePlace): string {
  const code = postcodeKey(postcode);
  const number = searchKey(houseNumber).replaceAll(' ', '');
  return code === '' || number === '' ? '' : `${code} ${number}`;
}

/** "3511 AB" as "3511ab". */
export function postcodeKey(postcode: string): string {
  return searchKey(postcode).replaceAll(' ', '');
}

function areaOf(place: DuplicatePlace, initial: string): string {
  const code = postcodeKey(place.postcode);
  if (code !== '') return /^\d{4}(?=\p{L})/u.exec(code)?.[0] ?? code;
  const town = searchKey(place.city);
  return town === '' ? '' : `${initial} ${town}`.trim();
}

function nameSound({ kind, infix, lastName, firstName, organisation }: DuplicateSubject): string {
  if (kind === 'organisation') return soundOf(organisationName(organisation)).slice(0, NAME_LETTERS);
  const [surname] = surnameWords(infix, lastName);
  return soundOf(surname ?? searchKey(firstName)).slice(0, NAME_LETTERS);
}
