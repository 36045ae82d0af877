import ICAL from 'ical.js';
import { fullName } from '../../../shared/domain/contact/contact-name.ts';
import { CARD_STATUS } from '../../../shared/domain/contact-file/vcard-columns.ts';
import type { PhoneKind } from '../../../shared/domain/contact/contact.ts';
import type { ExportedContact } from '../../db/import/exported-contact.ts';
import { shownPart, statusCells, type ExportedParts } from './columns.ts';

type Parameters = Readonly<Record<string, string | readonly string[]>>;

const PHONE_TYPE: Readonly<Record<PhoneKind, string>> = { mobile: 'cell', home: 'home', work: 'work' };

/**
 * A contact as a vCard: 3.0 (RFC 2426), which every address book reads, or 4.0 (RFC 6350), which has a place for the language, for what
 * is preferred, and for cards of organisations. The infix stands among the additional names, where Dutch address books have it; the
 * customer number in a property of its own, as what has no place there at all.
 */
export function vcardOf(given: ExportedContact, version: '3.0' | '4.0', parts: Pick<ExportedParts, 'hideNumbers'>): string {
  const shown = shownPart(given, parts);
  const { contact } = shown;
  const { lastName, firstName, initials, infix, organisation, role, phones, mails, addresses, notes, customerNumber, birthDate, tags } = contact;
  const four = version === '4.0';
  const prefix = contact.salutation === 'none' ? '' : contact.salutation === 'mr' ? 'Mr' : 'Mrs';
  const properties: unknown[][] = [
    ['version', {}, 'text', version],
    ['fn', {}, 'text', fullName(contact) || organisation],
    ['n', {}, 'text', [lastName, firstName || initials, infix, prefix, '']],
  ];
  const add = (name: string, parameters: Parameters, type: string, value: unknown): void => {
    if (value !== '') properties.push([name, parameters, type, value]);
  };
  /** Of what kind, and whether it is the one to use. */
  const use = (type: string, preferred: boolean): Parameters => (!preferred ? { type } : four ? { type, pref: '1' } : { type: [type, 'pref'] });
  if (four) {
    add('uid', {}, 'uri', `urn:uuid:${contact.id}`);
    if (fullName(contact) === '') add('kind', {}, 'text', 'org');
    add('lang', {}, 'language-tag', contact.language);
  }
  // Of one part: a semicolon in it parts nothing.
  if (organisation !== '') add('org', {}, 'text', [organisation]);
  add('title', {}, 'text', role);
  for (const { raw, e164, kind, preferred } of phones)
    // Written out: a number without it is a text (RFC 6350, section 6.4.1), which the library does not know.
    if (four && e164 !== null) add('tel', { ...use(PHONE_TYPE[kind], preferred), value: 'uri' }, 'uri', `tel:${e164}`);
    else add('tel', use(PHONE_TYPE[kind], preferred), four ? 'text' : 'phone-number', e164 ?? raw);
  for (const { address, kind, preferred } of mails) add('email', use(kind === 'work' ? 'work' : 'home', preferred), 'text', address);
  for (const { street, houseNumber, postcode, city, country, kind, preferred } of addresses)
    add('adr', use(kind === 'work' ? 'work' : 'home', preferred), 'text', ['', '', `${street} ${houseNumber}`.trim(), city, '', postcode, country]);
  if (birthDate !== null) add('bday', {}, 'date', birthDate);
  if (tags.length > 0) properties.push(['categories', {}, 'text', ...tags]);
  add('note', {}, 'text', notes);
  add('x-customer-number', {}, 'text', customerNumber);
  const status = statusCells(shown);
  for (const [property, column] of CARD_STATUS) add(property.toLowerCase(), {}, 'text', status[column]);
  return ICAL.stringify(['vcard', properties, []]).replace(/(?:\r\n)*$/u, '\r\n');
}
