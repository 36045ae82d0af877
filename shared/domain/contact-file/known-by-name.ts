import { compactSurname, initialLetters, organisationName } from '../contact/duplicates/name-parts.ts';
import { searchKey } from '../contact/search-key.ts';
import type { ContactFields, PostalAddress } from '../contact/contact.ts';

/** What somebody without customer number, telephone number and e-mail address is recognised by. */
export type NamedSubject = Pick<
  ContactFields,
  'salutation' | 'initials' | 'firstName' | 'infix' | 'lastName' | 'organisation' | 'birthDate'
> & { readonly addresses: readonly Pick<PostalAddress, 'street' | 'houseNumber' | 'postcode' | 'city' | 'country'>[] };

/** Ways in which two subjects can be the same one; `whole` only counts for those of whom nothing else is known. */
export const NAME_EVIDENCE = ['address', 'birth-date', 'whole'] as const;
export type NameEvidence = (typeof NAME_EVIDENCE)[number];
export type NameKey = { readonly evidence: NameEvidence; readonly key: string };

/** Whether a customer number, a telephone number that exists or an e-mail address tells who it is. */
export function hasOwnKey({ customerNumber, phones, mails }: Pick<ContactFields, 'customerNumber' | 'phones' | 'mails'>): boolean {
  return searchKey(customerNumber) !== '' || mails.length > 0 || phones.some(({ e164 }) => e164 !== null);
}

/**
 * Texts of which two subjects have one in common when they are the same: the name with postcode and house number, the name with the
 * birth date, and everything there is: name, organisation, birth date and places. Names are compared with their infix, however the two
 * are written, and with the first name, or the initials of those without: "J. Bos" and "Jan Bos" may be father and son.
 */
export function nameKeys(subject: NamedSubject): readonly NameKey[] {
  const name = nameOf(subject);
  if (name === '') return [];
  const keys: NameKey[] = [];
  for (const { postcode, houseNumber } of subject.addresses) {
    const code = postcode.replaceAll(/\s/gu, '').toUpperCase();
    const number = houseNumber.replaceAll(/\s/gu, '').toLowerCase();
    if (code !== '' && number !== '') keys.push({ evidence: 'address', key: `${name}|${code} ${number}` });
  }
  if (subject.birthDate !== null) keys.push({ evidence: 'birth-date', key: `${name}|${subject.birthDate}` });
  const places = subject.addresses.map(placeOf).toSorted().join('|');
  const whole = [name, searchKey(subject.organisation), subject.birthDate ?? '', places].join('|');
  return [...keys, { evidence: 'whole', key: whole }];
}

/** Whether two who have a key in common cannot be the same all the same: twins' names, a couple with the same initials. */
export function contradict(a: Pick<NamedSubject, 'salutation' | 'birthDate'>, b: Pick<NamedSubject, 'salutation' | 'birthDate'>): boolean {
  if (a.birthDate !== null && b.birthDate !== null && a.birthDate !== b.birthDate) return true;
  return a.salutation !== 'none' && b.salutation !== 'none' && a.salutation !== b.salutation;
}

function nameOf({ initials, firstName, infix, lastName, organisation }: NamedSubject): string {
  const given = searchKey(firstName).replaceAll(' ', '') || initialLetters(initials, '');
  const surname = compactSurname(infix, lastName);
  if (given === '' && surname === '') return organisation === '' ? '' : `organisation ${organisationName(organisation) || organisation.trim().toLowerCase()}`;
  return `${surname}, ${given}`;
}

/** Street and number as one: cards and many files write them so. */
function placeOf({ street, houseNumber, postcode, city, country }: NamedSubject['addresses'][number]): string {
  return searchKey([street, houseNumber, postcode, city, country].join(' ')).replaceAll(' ', '');
}
