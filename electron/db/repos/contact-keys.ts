import type { ContactFields } from '../../../shared/domain/contact/contact.ts';
import { preferredOf } from '../../../shared/domain/contact/contact.ts';
import { digitsKey, searchKey } from '../../../shared/domain/contact/search-key.ts';

/** The keys under which a contact is stored and found. */
export type ContactKeys = {
  readonly last_name_key: string;
  readonly first_name_key: string;
  readonly organisation_key: string;
  readonly customer_number_key: string;
  readonly email_key: string;
  readonly words_key: string;
};

/** Digits of a number as they are searched: of the international form, else of what was typed. */
export function phoneDigits(phone: Pick<ContactFields['phones'][number], 'raw' | 'e164'>): string {
  return digitsKey(phone.e164 ?? phone.raw);
}

/** All numbers of a contact for the digit index. */
export function digitsOf(fields: Pick<ContactFields, 'phones'>): string {
  return fields.phones.map(phoneDigits).filter(Boolean).join(' ');
}

/** An e-mail address as it is compared. */
export function mailKey(address: string): string {
  return address.trim().toLowerCase();
}

/** The name of an organisation as it is compared; never empty for a name that is not. */
export function organisationKey(name: string): string {
  return searchKey(name) || name.trim().toLowerCase();
}

export function postcodeKey(postcode: string): string {
  return postcode.replace(/\s/gu, '').toUpperCase();
}

export function houseNumberKey(houseNumber: string): string {
  return houseNumber.replace(/\s/gu, '').toLowerCase();
}

/** A tag as it is compared. */
export function tagKey(tag: string): string {
  return searchKey(tag) || tag.trim().toLowerCase();
}

/**
 * Computes the keys; every text goes through the same folding as the queries do.
 * @param more values of custom fields that are searched
 */
export function contactKeys(fields: ContactFields, more: readonly string[] = []): ContactKeys {
  const words = [
    fields.firstName,
    fields.initials,
    fields.infix,
    fields.lastName,
    fields.organisation,
    fields.customerNumber,
    ...fields.mails.map(({ address }) => address),
    ...fields.addresses.map(({ city }) => city),
    ...fields.tags,
    ...more,
  ];
  return {
    last_name_key: searchKey(fields.lastName),
    first_name_key: searchKey(fields.firstName),
    organisation_key: searchKey(fields.organisation),
    customer_number_key: searchKey(fields.customerNumber),
    email_key: mailKey(preferredOf(fields.mails)?.address ?? ''),
    words_key: words.map(searchKey).filter(Boolean).join(' '),
  };
}
