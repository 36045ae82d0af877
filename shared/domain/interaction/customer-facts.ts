import type { CustomerFacts } from '../condition/condition.ts';
import { addressOf } from '../contact/contact-address.ts';
import { fullName } from '../contact/contact-name.ts';
import { preferredOf, type Contact } from '../contact/contact.ts';

/** What conditions and fields can know of the customer; nothing for an unknown caller. */
export function customerFacts(contact: Contact | null): CustomerFacts {
  if (contact === null) return {};
  const phone = preferredOf(contact.phones);
  return {
    name: fullName(contact),
    organisation: contact.organisation,
    number: contact.customerNumber,
    phone: phone?.e164 ?? phone?.raw ?? '',
    email: preferredOf(contact.mails)?.address ?? '',
    address: addressOf(contact),
    postcode: preferredOf(contact.addresses)?.postcode ?? '',
    city: preferredOf(contact.addresses)?.city ?? '',
    birthDate: contact.birthDate ?? '',
    role: contact.role,
    language: contact.language,
    kind: contact.organisation.trim() === '' ? 'person' : 'organisation',
    type: contact.customerType?.model ?? '',
    ...Object.fromEntries(Object.entries(contact.custom).map(([id, value]) => [`custom:${id}`, value])),
  };
}
