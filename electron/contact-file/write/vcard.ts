import ICAL from 'ical.js';
import { fullName } from '../../../shared/domain/contact/contact-name.ts';
import type { ExportedParts } from './columns.ts';
import type { Contact, PhoneKind } from '../../../shared/domain/contact/contact.ts';

const PHONE_TYPE: Readonly<Record<PhoneKind, string>> = { mobile: 'cell', home: 'home', work: 'work' };

/**
 * A contact as a vCard 3.0 (RFC 2426), the version that every address book reads. The infix stands among the additional names, where
 * Dutch address books have it; the customer number in a property of its own.
 */
export function vcardOf(contact: Contact, { hideNumbers }: Pick<ExportedParts, 'hideNumbers'>): string {
  const {
    lastName,
    firstName,
    initials,
    infix,
    organisation,
    role,
    phones,
    mails,
    addresses,
    notes,
    customerNumber,
    birthDate,
    tags,
  } = contact;
  const properties: unknown[][] = [
    ['version', {}, 'text', '3.0'],
    ['fn', {}, 'text', fullName(contact) || organisation],
    [
      'n',
      {},
      'text',
      [
        lastName,
        firstName || initials,
        infix,
        contact.salutation === 'none' ? '' : contact.salutation === 'mr' ? 'Mr' : 'Mrs',
        '',
      ],
    ],
  ];
  const add = (name: string, parameters: Readonly<Record<string, string>>, type: string, value: unknown): void => {
    if (value !== '') properties.push([name, parameters, type, value]);
  };
  add('org', {}, 'text', organisation);
  add('title', {}, 'text', role);
  for (const { raw, e164, kind } of hideNumbers ? [] : phones) add('tel', { type: PHONE_TYPE[kind] }, 'phone-number', e164 ?? raw);
  for (const { address, kind } of mails) add('email', { type: kind === 'work' ? 'work' : 'home' }, 'text', address);
  for (const { street, houseNumber, postcode, city, country, kind } of addresses)
    add('adr', { type: kind === 'work' ? 'work' : 'home' }, 'text', [
      '',
      '',
      `${street} ${houseNumber}`.trim(),
      city,
      '',
      postcode,
      country,
    ]);
  if (birthDate !== null) add('bday', {}, 'date', birthDate);
  if (tags.length > 0) properties.push(['categories', {}, 'text', ...tags]);
  add('note', {}, 'text', notes);
  add('x-customer-number', {}, 'text', customerNumber);
  return ICAL.stringify(['vcard', properties, []]).replace(/(?:\r\n)*$/u, '\r\n');
}
