import { expect, test } from 'vitest';
import { emptyContactFields } from '../../../../../shared/domain/contact/contact-name.ts';
import { newAddress, newMail, type Contact } from '../../../../../shared/domain/contact/contact.ts';
import { mergeValuesOf } from '../../../../../shared/domain/interaction/merge-values.ts';
import { MERGE_FIELDS } from '../../../../../shared/domain/script/merge-fields.ts';
import { brandId, type AgentId, type ContactId } from '../../../../../shared/lib/brand.ts';

const anna: Contact = {
  ...emptyContactFields(),
  salutation: 'mrs',
  firstName: 'Anna',
  infix: 'van den',
  lastName: 'Berg',
  organisation: 'Bakkerij Berg',
  customerNumber: '4711',
  mails: [newMail('anna@example.org')],
  addresses: [newAddress({ street: 'Markt', houseNumber: '1', postcode: '2801 AB', city: 'Gouda' })],
  id: brandId<ContactId>('c'),
  practice: false,
  createdAt: 1,
  createdBy: brandId<AgentId>('a'),
  updatedAt: 1,
  version: 1,
  retentionClass: 'standard',
  lastContactAt: null,
};
const conversation = {
  contact: anna,
  phone: '06 12345678',
  agentName: 'Sam',
  companyName: 'Balie',
  language: 'nl',
  today: 'maandag',
  tomorrow: 'dinsdag',
} as const;

test('a known customer gives every field', () => {
  const values = mergeValuesOf(conversation);
  expect(Object.keys(values).toSorted()).toEqual([...MERGE_FIELDS].toSorted());
  expect(values).toEqual({
    'agent.name': 'Sam',
    'company.name': 'Balie',
    'customer.name': 'mevrouw Van den Berg',
    'customer.fullName': 'Anna van den Berg',
    'customer.organisation': 'Bakkerij Berg',
    'customer.number': '4711',
    'customer.phone': '06 12345678',
    'customer.email': 'anna@example.org',
    'customer.address': 'Markt 1, 2801 AB Gouda',
    today: 'maandag',
    tomorrow: 'dinsdag',
  });
});

test('part of an address', () =>
  expect(
    mergeValuesOf({ ...conversation, contact: { ...anna, addresses: [newAddress({ postcode: ' ', city: 'Gouda' })] } })[
      'customer.address'
    ],
  ).toBe('Gouda'));

test('an unknown customer leaves the fields of the customer out', () => {
  expect(Object.keys(mergeValuesOf({ ...conversation, contact: null }))).toEqual([
    'agent.name',
    'company.name',
    'customer.phone',
    'today',
    'tomorrow',
  ]);
});
