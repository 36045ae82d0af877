import type { ContactFields } from '../../../shared/domain/contact/contact.ts';
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
export function phoneDigits(phone: ContactFields['phones'][number]): string {
  return digitsKey(phone.e164 ?? phone.raw);
}

/** All numbers of a contact for the digit index. */
export function digitsOf(fields: ContactFields): string {
  return fields.phones.map(phoneDigits).filter(Boolean).join(' ');
}

/** Computes the keys; every text goes through the same folding as the queries do. */
export function contactKeys(fields: ContactFields): ContactKeys {
  const words = [
    fields.firstName,
    fields.initials,
    fields.infix,
    fields.lastName,
    fields.organisation,
    fields.customerNumber,
    fields.email,
    fields.city,
  ];
  return {
    last_name_key: searchKey(fields.lastName),
    first_name_key: searchKey(fields.firstName),
    organisation_key: searchKey(fields.organisation),
    customer_number_key: searchKey(fields.customerNumber),
    email_key: fields.email.trim().toLowerCase(),
    words_key: words.map(searchKey).filter(Boolean).join(' '),
  };
}
