import { addressOf } from '../contact/contact-address.ts';
import { fullName, shortName, spokenName } from '../contact/contact-name.ts';
import { preferredOf, type Contact } from '../contact/contact.ts';
import type { VerifyItem } from './verification.ts';

/** Stands for what is not shown. */
export const DOTS = '•••';

/** What is left to compare with what the caller says, and too little to read out: first letters, first digits, the year. */
export function hintOf(item: VerifyItem, contact: Contact): string {
  if (item === 'name') return maskedName(fullName(contact));
  if (item === 'birthDate') return contact.birthDate === null ? '' : `••-••-${contact.birthDate.slice(0, 4)}`;
  if (item === 'customerNumber') return maskedNumber(contact.customerNumber);
  const { postcode = '', houseNumber = '' } = preferredOf(contact.addresses) ?? {};
  return [maskedPostcode(postcode), houseNumber === '' ? '' : DOTS].filter((part) => part !== '').join(' ');
}

/** "A. B•••" of "Anna van den Berg": enough to tell two people apart. */
export function maskedName(name: string): string {
  const words = name.trim().split(/\s+/u).filter((word) => /^\p{L}/u.test(word));
  const [first] = words;
  const last = words.findLast((word) => /^\p{Lu}/u.test(word)) ?? words.at(-1);
  if (first === undefined || last === undefined) return name === '' ? '' : DOTS;
  return first === last ? `${first.charAt(0)}${DOTS}` : `${first.charAt(0)}. ${last.charAt(0)}${DOTS}`;
}

export function maskedPostcode(postcode: string): string {
  return postcode === '' ? '' : `${postcode.trim().slice(0, 2)}${DOTS}`;
}

export function maskedNumber(number: string): string {
  return number === '' ? '' : `${DOTS}${number.trim().slice(-2)}`;
}

/** The texts of this customer that must not be read, longest first, for finding them in other texts; short ones would be found everywhere. */
export function protectedTexts(contact: Contact, items: readonly VerifyItem[]): readonly string[] {
  const texts = items.flatMap((item): readonly string[] => {
    if (item === 'name') return [fullName(contact), shortName(contact, 'nl'), shortName(contact, 'en'), spokenName(contact, 'nl'), spokenName(contact, 'en'), contact.lastName, contact.firstName];
    if (item === 'birthDate') return contact.birthDate === null ? [] : [contact.birthDate, contact.birthDate.split('-').toReversed().join('-')];
    if (item === 'customerNumber') return [contact.customerNumber];
    return contact.addresses.flatMap(({ street, houseNumber, postcode }) => [
      [street, houseNumber].filter((part) => part !== '').join(' '),
      postcode,
      postcode.replaceAll(' ', ''),
    ]).concat(addressOf(contact));
  });
  return [...new Set(texts.map((text) => text.trim()))].filter((text) => text.length >= 3).toSorted((a, b) => b.length - a.length);
}
