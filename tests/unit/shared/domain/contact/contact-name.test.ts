import { describe, expect, test } from 'vitest';
import {
  emptyContactFields,
  fullName,
  shortName,
  spokenName,
  summaryOf,
} from '../../../../../shared/domain/contact/contact-name.ts';
import { newAddress, newPhone, type Contact, type ContactFields, type Salutation } from '../../../../../shared/domain/contact/contact.ts';
import { brandId, type AgentId, type ContactId, type E164 } from '../../../../../shared/lib/brand.ts';

const person = (fields: Partial<ContactFields>): ContactFields => ({ ...emptyContactFields(), ...fields });
const anna = person({ salutation: 'mrs', firstName: 'Anna', infix: 'van den', lastName: 'Berg' });

describe('names', () => {
  // full, spoken Dutch, spoken English, short Dutch
  test.each<[ContactFields, string, string, string, string]>([
    [anna, 'Anna van den Berg', 'mevrouw Van den Berg', 'Mrs Van den Berg', 'mw. A. van den Berg'],
    [
      { ...anna, firstName: '', initials: 'J.P.' },
      'J.P. van den Berg',
      'mevrouw Van den Berg',
      'Mrs Van den Berg',
      'mw. J.P. van den Berg',
    ],
    [
      { ...anna, initials: 'AM' },
      'Anna van den Berg',
      'mevrouw Van den Berg',
      'Mrs Van den Berg',
      'mw. A.M. van den Berg',
    ],
    [{ ...anna, firstName: '' }, 'Van den Berg', 'mevrouw Van den Berg', 'Mrs Van den Berg', 'mw. Van den Berg'],
    [{ ...anna, salutation: 'none' }, 'Anna van den Berg', 'Anna van den Berg', 'Anna van den Berg', 'A. van den Berg'],
    [{ ...anna, salutation: 'none', firstName: '' }, 'Van den Berg', 'Van den Berg', 'Van den Berg', 'Van den Berg'],
    [person({ salutation: 'mr', lastName: 'Smit' }), 'Smit', 'meneer Smit', 'Mr Smit', 'dhr. Smit'],
    [
      person({ salutation: 'mr', infix: "'t", lastName: 'Hart' }),
      "'t Hart",
      "meneer 't Hart",
      "Mr 't Hart",
      "dhr. 't Hart",
    ],
    [
      person({ salutation: 'mr', infix: "van 't", lastName: 'Hek' }),
      "Van 't Hek",
      "meneer Van 't Hek",
      "Mr Van 't Hek",
      "dhr. Van 't Hek",
    ],
    [
      person({ salutation: 'mrs', firstName: 'Eva', infix: "d'", lastName: 'Ancona' }),
      "Eva d'Ancona",
      "mevrouw D'Ancona",
      "Mrs D'Ancona",
      "mw. E. d'Ancona",
    ],
    [person({ salutation: 'mr', firstName: 'Émile' }), 'Émile', 'Émile', 'Émile', 'dhr. Émile'],
    [person({ organisation: 'Bakkerij Smit' }), '', 'Bakkerij Smit', 'Bakkerij Smit', ''],
    [person({ salutation: 'mrs' }), '', '', '', ''],
    [
      person({ firstName: ' Anna ', infix: ' de ', lastName: ' Wit ' }),
      'Anna de Wit',
      'Anna de Wit',
      'Anna de Wit',
      'A. de Wit',
    ],
    [person({ infix: 'van' }), '', '', '', ''],
  ])('%#: %j', (contact, full, nl, en, short) => {
    expect([fullName(contact), spokenName(contact, 'nl'), spokenName(contact, 'en'), shortName(contact)]).toEqual([
      full,
      nl,
      en,
      short,
    ]);
  });

  test.each(['', 'dr'])('the unknown salutation "%s" is left out', (unknown) => {
    const naam = { ...person({ firstName: 'Kim', lastName: 'Naam 74' }), salutation: unknown as Salutation };
    expect([spokenName(naam, 'nl'), spokenName(naam, 'en'), shortName(naam, 'nl'), shortName(naam, 'en')]).toEqual(['Kim Naam 74', 'Kim Naam 74', 'K. Naam 74', 'K. Naam 74']);
    expect(spokenName({ ...naam, firstName: '' }, 'nl')).toBe('Naam 74');
  });

  test('short in English', () => expect(shortName(anna, 'en')).toBe('Mrs A. van den Berg'));
});

describe('summary and empty form', () => {
  const contact: Contact = {
    ...anna,
    organisation: 'Bakkerij Smit',
    addresses: [newAddress({ city: 'Gouda' })],
    phones: [
      newPhone('1001', null, 'work'),
      newPhone('06 12345678', brandId<E164>('+31612345678'), 'mobile'),
    ],
    id: brandId<ContactId>('c'),
    practice: false,
    createdAt: 1,
    createdBy: brandId<AgentId>('a'),
    updatedAt: 1,
    version: 1,
  retentionClass: 'standard',
  lastContactAt: null,
  };

  test('a person, with the first number that can be dialled', () => {
    expect(summaryOf(contact)).toEqual({
      id: 'c',
      name: 'Anna van den Berg',
      organisation: 'Bakkerij Smit',
      number: '+31612345678',
      numbers: ['+31612345678', '1001'],
      city: 'Gouda',
    });
  });

  test('the preferred number comes first while it works; nobody who died has a number', () => {
    const [extension, phone] = contact.phones.map((each) => ({ ...each, e164: each.e164 ?? brandId<E164>('+31201001') }));
    const both = (first: boolean, valid: boolean) =>
      summaryOf({ ...contact, phones: [phone, { ...extension, preferred: first, valid }] as Contact['phones'] }).number;
    expect([both(false, true), both(true, true), both(true, false)]).toEqual(['+31612345678', '+31201001', '+31612345678']);
    const dead = summaryOf({ ...contact, deceased: true });
    expect(dead).toMatchObject({ number: '', deceased: true });
    expect(dead).not.toHaveProperty('numbers');
  });

  test('an organisation without numbers, or with an extension only', () => {
    expect(summaryOf({ ...contact, firstName: '', lastName: '', phones: [] })).toMatchObject({
      name: 'Bakkerij Smit',
      number: '',
    });
    expect(summaryOf({ ...contact, phones: contact.phones.slice(0, 1) }).number).toBe('1001');
  });

  test('a new customer with the number of the call', () => {
    const phone = newPhone('0612345678', null, 'mobile');
    expect(emptyContactFields(phone).phones).toEqual([phone]);
    expect(emptyContactFields().phones).toEqual([]);
    expect(emptyContactFields(undefined, 'en').language).toBe('en');
  });
});
