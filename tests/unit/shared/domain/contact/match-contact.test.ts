import { expect, test } from 'vitest';
import { emptyContactFields, summaryOf } from '../../../../../shared/domain/contact/contact-name.ts';
import type { Contact } from '../../../../../shared/domain/contact/contact.ts';
import { matchContacts } from '../../../../../shared/domain/contact/match-contact.ts';
import { brandId, type AgentId, type ContactId } from '../../../../../shared/lib/brand.ts';

const contact = (id: string): Contact => ({
  ...emptyContactFields(),
  lastName: `Smit ${id}`,
  id: brandId<ContactId>(id),
  practice: false,
  createdAt: 1,
  createdBy: brandId<AgentId>('a'),
  updatedAt: 1,
  version: 1,
  retentionClass: 'standard',
  lastContactAt: null,
});

test('nobody', () => expect(matchContacts([])).toEqual({ state: 'none' }));
test('one', () => expect(matchContacts([contact('1')])).toEqual({ state: 'found', contact: summaryOf(contact('1')) }));
test('one with two numbers found twice', () => expect(matchContacts([contact('1'), contact('1')]).state).toBe('found'));
test('several, in the order in which they were found', () => {
  expect(matchContacts([contact('2'), contact('1')])).toEqual({
    state: 'several',
    candidates: [summaryOf(contact('2')), summaryOf(contact('1'))],
  });
});
