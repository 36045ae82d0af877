import { isSamePlace } from './address-columns.ts';
import type { ContactFields, ContactMail, ContactPhone, PostalAddress } from '../contact/contact.ts';

/** As many as the contact form takes. */
const MOST_NUMBERS = 20;

/**
 * A known contact with what the file says filled in: what the file leaves empty stays, telephone numbers and mail addresses are added,
 * notes are put under those that are there. The same file a second time changes nothing.
 *
 * @param saysLanguage the file has a column for the language; otherwise that of `given` is only the usual one
 */
export function mergedFields(known: ContactFields, given: ContactFields, saysLanguage: boolean): ContactFields {
  const filled = (field: 'initials' | 'firstName' | 'lastName' | 'organisation' | 'customerNumber' | 'role'): string =>
    given[field] || known[field];
  // An infix belongs to the surname.
  const surname = given.lastName === '' ? known : given;
  return {
    ...known,
    salutation: given.salutation === 'none' ? known.salutation : given.salutation,
    initials: filled('initials'),
    firstName: filled('firstName'),
    infix: surname.infix,
    lastName: filled('lastName'),
    role: filled('role'),
    organisationId:
      given.organisation === '' || given.organisation === known.organisation ? known.organisationId : null,
    organisation: filled('organisation'),
    customerNumber: filled('customerNumber'),
    language: saysLanguage ? given.language : known.language,
    phones: mergedPhones(known.phones, given.phones),
    mails: mergedMails(known.mails, given.mails),
    addresses: mergedAddresses(known.addresses, given.addresses),
    birthDate: given.birthDate ?? known.birthDate,
    customerValue: given.customerValue ?? known.customerValue,
    customerType:
      given.customerType === null || given.customerType.model === known.customerType?.model
        ? known.customerType
        : given.customerType,
    // Who died or moved does not come back because another file does not know it.
    deceased: known.deceased || given.deceased,
    moved: known.moved || given.moved,
    readOnly: known.readOnly || given.readOnly,
    // Who may see it is said here, not by a file.
    confidential: known.confidential || given.confidential,
    visibleTo: known.confidential ? known.visibleTo : given.visibleTo,
    ownerId: given.ownerId ?? known.ownerId,
    isRightPersonFor: together(known.isRightPersonFor, given.isRightPersonFor),
    custom: { ...known.custom, ...given.custom },
    tags: together(known.tags, given.tags),
    notes: known.notes.includes(given.notes) ? known.notes : [known.notes, given.notes].filter(Boolean).join('\n'),
  };
}

function mergedMails(known: readonly ContactMail[], given: readonly ContactMail[]): readonly ContactMail[] {
  const same = (a: ContactMail, b: ContactMail): boolean => a.address.toLowerCase() === b.address.toLowerCase();
  return mergedReach(known, given, same);
}

/**
 * An address of the file that is known stays; the first one that is not fills in the first of those that are there, a house number with
 * its street; further ones are added.
 */
function mergedAddresses(known: readonly PostalAddress[], given: readonly PostalAddress[]): readonly PostalAddress[] {
  const fresh = given.filter((one) => !known.some((each) => isSamePlace(each, one)));
  const [first, ...others] = known;
  // The file speaks of several: one that stands there already was meant by itself.
  const fills = fresh.length > 0 && fresh[0] === given[0];
  const [said] = fresh;
  if (first === undefined || said === undefined || !fills) return [...known, ...fresh].slice(0, MOST_NUMBERS);
  const place = said.street === '' ? first : said;
  const merged = {
    ...first,
    street: place.street,
    houseNumber: said.street === '' ? said.houseNumber || first.houseNumber : said.houseNumber,
    postcode: said.postcode || first.postcode,
    city: said.city || first.city,
    country: said.country || first.country,
  };
  return [merged, ...others, ...fresh.slice(1)].slice(0, MOST_NUMBERS);
}

function mergedPhones(known: readonly ContactPhone[], given: readonly ContactPhone[]): readonly ContactPhone[] {
  const same = (a: ContactPhone, b: ContactPhone): boolean =>
    a.e164 === null || b.e164 === null ? a.raw === b.raw : a.e164 === b.e164;
  return mergedReach(known, given, same);
}

/** What is known, marked as the file says, and what is new. Of what somebody was reached by the file does not know better; one preference stands. */
function mergedReach<Item extends ContactPhone | ContactMail>(known: readonly Item[], given: readonly Item[], same: (a: Item, b: Item) => boolean): readonly Item[] {
  const chosen = known.some(({ preferred }) => preferred);
  const marked = known.map((one) => {
    const said = given.find((each) => same(one, each));
    if (said === undefined) return one;
    return { ...one, valid: one.valid && (said.valid || one.lastReachedAt !== null), preferred: one.preferred || (said.preferred && !chosen) };
  });
  const fresh = given.filter((each) => !known.some((one) => same(one, each)));
  return [...marked, ...fresh.map((one) => (chosen && one.preferred ? { ...one, preferred: false } : one))].slice(0, MOST_NUMBERS);
}

/** What is there, and what is new, whatever its case. */
function together(known: readonly string[], given: readonly string[]): readonly string[] {
  return [...known, ...given.filter((text) => !known.some((one) => one.toLowerCase() === text.toLowerCase()))];
}
