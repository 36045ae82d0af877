import type { ContactSummary } from '../call/call.ts';
import { phonesByUse, preferredOf, type Contact, type ContactFields, type ContactPhone, type Salutation } from './contact.ts';

type NameFields = Pick<ContactFields, 'salutation' | 'initials' | 'firstName' | 'infix' | 'lastName' | 'organisation'>;
type NameLanguage = 'nl' | 'en';

/** By salutation; a card from another version or file may hold one that is unknown here. */
type Words = Readonly<Record<NameLanguage, Readonly<Partial<Record<Salutation, string>>>>>;

const SPOKEN: Words = {
  nl: { mr: 'meneer', mrs: 'mevrouw' },
  en: { mr: 'Mr', mrs: 'Mrs' },
};
const WRITTEN: Words = {
  nl: { mr: 'dhr.', mrs: 'mw.' },
  en: { mr: 'Mr', mrs: 'Mrs' },
};

/** "Anna van den Berg", "A. van den Berg" without a first name, "Van den Berg" without either. Empty without a person's name. */
export function fullName(contact: NameFields): string {
  return withSurname(contact.firstName.trim() || initialsOf(contact), contact);
}

/**
 * How to address the customer: "mevrouw Van den Berg", "Mrs Van den Berg". Without a salutation (or with one that is unknown) the full
 * name, without a surname the first name, without a person the organisation; empty when nothing is known.
 */
export function spokenName(contact: NameFields, language: NameLanguage): string {
  const title = SPOKEN[language][contact.salutation];
  if (title === undefined || contact.lastName.trim() === '') return fullName(contact) || contact.organisation.trim();
  return `${title} ${withSurname('', contact)}`;
}

/** For lists and letters: "mw. A. van den Berg", "dhr. Smit". Empty without a person's name. */
export function shortName(contact: NameFields, language: NameLanguage = 'nl'): string {
  const name = contact.lastName.trim() === '' ? contact.firstName.trim() : withSurname(initialsOf(contact), contact);
  return name === '' ? '' : [WRITTEN[language][contact.salutation], name].filter(Boolean).join(' ');
}

/** One line about a customer, with the number to call first, and all where there are several. Nobody who died has one. */
export function summaryOf(contact: Contact): ContactSummary {
  const phones = contact.deceased ? [] : phonesByUse(contact.phones);
  const first = phones.find(({ e164, valid }) => e164 !== null && valid) ?? phones[0];
  const numbers = [...new Set([first, ...phones].map((phone) => phone?.e164 ?? phone?.raw ?? ''))];
  return {
    id: contact.id,
    name: fullName(contact) || contact.organisation.trim(),
    organisation: contact.organisation,
    number: numbers[0] ?? '',
    ...(numbers.length > 1 ? { numbers } : {}),
    city: preferredOf(contact.addresses)?.city ?? '',
    ...(contact.deceased ? { deceased: true as const } : {}),
    ...(contact.hidden ? { hidden: true as const } : {}),
  };
}

/** An empty form for a new customer, with the number of the call when there is one. */
export function emptyContactFields(phone?: ContactPhone, language: NameLanguage = 'nl'): ContactFields {
  return {
    ...{ salutation: 'none', initials: '', firstName: '', infix: '', lastName: '', role: '' },
    ...{ organisationId: null, organisation: '', isRightPersonFor: [], customerNumber: '', language },
    ...{ phones: phone === undefined ? [] : [phone], mails: [], addresses: [] },
    ...{ birthDate: null, deceased: false, moved: false, ownerId: null, customerValue: null, customerType: null },
    ...{ tags: [], custom: {}, notes: '', confidential: false, visibleTo: [], readOnly: false },
  };
}

/** The infix has a capital unless a first name or initials stand before it (the Dutch rule); "'t" never has one. */
function withSurname(before: string, { infix, lastName }: NameFields): string {
  const prefix = before === '' ? capitalised(infix.trim()) : infix.trim();
  // "d'" and "l'" are written on to the name.
  const surname = /[a-z]['’]$/iu.test(prefix) ? `${prefix}${lastName.trim()}` : `${prefix} ${lastName.trim()}`;
  return `${before} ${lastName.trim() === '' ? '' : surname.trim()}`.trim();
}

function capitalised(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** The initials as filled in, else the first letter of the first name: "A.", "J.P.". */
function initialsOf({ initials, firstName }: NameFields): string {
  const letters = initials.trim();
  if (letters !== '') return /^\p{Lu}+$/u.test(letters) ? letters.replaceAll(/./gu, '$&.') : letters;
  const first = /^\p{L}/u.exec(firstName.trim())?.[0];
  return first === undefined ? '' : `${first.toUpperCase()}.`;
}
