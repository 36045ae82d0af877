import { describe, expect, test } from 'vitest';
import { dayText, isBirthday, isDate, localDate } from '../../../../../shared/domain/contact/calendar-date.ts';
import { changedFields } from '../../../../../shared/domain/contact/contact-change.ts';
import { normaliseFields, upgradeFields } from '../../../../../shared/domain/contact/contact-fields.ts';
import { emptyContactFields } from '../../../../../shared/domain/contact/contact-name.ts';
import { newMail, newPhone, preferredOf, type Contact } from '../../../../../shared/domain/contact/contact.ts';
import { compareNames } from '../../../../../shared/domain/contact/name-order.ts';
import { mayChange, maySee, savedBy, seenBy } from '../../../../../shared/domain/access/visibility.ts';
import { brandId, type AgentId, type ContactId } from '../../../../../shared/lib/brand.ts';

const person = (lastName: string, given: Partial<Contact> = {}) => ({ ...emptyContactFields(), lastName, ...given });
const ANS = brandId<AgentId>('ans');
const BERT = brandId<AgentId>('bert');

test('names stand in the Dutch order: surname, first name or initials, infix', () => {
  const names = [
    person('Berg', { infix: 'van den', firstName: 'Bert' }),
    person('Berg', { infix: 'van', initials: 'A.' }),
    person('Bergman'),
    person('Berg Jansen'),
    person('Ábberg'),
    person('Berg', { firstName: 'Bert' }),
    person('', { organisation: 'Bakkerij' }),
    person('', { firstName: 'Boris' }),
  ];
  const shown = names.toSorted(compareNames).map(({ firstName, initials, infix, lastName, organisation }) => [firstName || initials, infix, lastName, organisation].filter(Boolean).join(' '));
  expect(shown).toEqual(['Ábberg', 'Bakkerij', 'A. van Berg', 'Bert Berg', 'Bert van den Berg', 'Berg Jansen', 'Bergman', 'Boris']);
});

describe('days', () => {
  test.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['2024-02-29', true],
    ['0099-12-31', true],
    ['2026-13-01', false],
    ['26-1-1', false],
    ['', false],
  ])('%s exists: %s', (text, expected) => expect(isDate(text)).toBe(expected));

  test.each([
    ['1980-05-04', '2026-05-04', true],
    ['1980-05-04', '2026-05-05', false],
    ['1980-02-29', '2026-02-28', true],
    ['1980-02-29', '2024-02-28', false],
    ['1980-02-29', '2024-02-29', true],
    ['2027-05-04', '2026-05-04', false],
    [null, '2026-05-04', false],
  ])('born %s, today %s: %s', (born, today, expected) => expect(isBirthday(born, today)).toBe(expected));

  test('the day is that of this computer', () => expect(localDate(new Date(2026, 0, 2, 23, 59).getTime())).toBe('2026-01-02'));
});

describe('what is kept', () => {
  test('one preferred of each, nothing empty, nothing twice', () => {
    const phone = (raw: string, preferred: boolean) => ({ ...newPhone(raw, null, 'home'), preferred });
    const kept = normaliseFields({
      ...person('Smit'),
      phones: [phone('1', false), phone(' ', true), phone('2', true), phone('3', true)],
      mails: [newMail(' ')],
      tags: ['VIP', 'vip ', ''],
      visibleTo: [ANS],
    });
    expect(kept.phones.map(({ raw, preferred }) => [raw, preferred])).toEqual([['1', false], ['2', true], ['3', false]]);
    expect(kept).toMatchObject({ mails: [], tags: ['VIP'], visibleTo: [] });
  });

  test('the preferred one counts while it works', () => {
    const [a, b] = [newMail('a@x.nl'), { ...newMail('b@x.nl'), preferred: true }];
    expect(preferredOf([a, b])).toBe(b);
    expect(preferredOf([a, { ...b, valid: false }])).toBe(a);
    expect(preferredOf([{ ...a, valid: false }])).toMatchObject({ address: 'a@x.nl' });
    expect(preferredOf([])).toBeUndefined();
  });

  test('what an earlier version kept is understood', () => {
    const old = { lastName: 'Smit', email: 'a@x.nl', street: 'Markt', city: 'Gouda', phones: [{ raw: '1', e164: null, kind: 'home' as const }] };
    expect(upgradeFields(old)).toMatchObject({ mails: [{ address: 'a@x.nl', valid: true }], addresses: [{ street: 'Markt', city: 'Gouda' }], phones: [{ raw: '1', preferred: false }] });
    expect(upgradeFields(upgradeFields(old))).toEqual(upgradeFields(old));
  });

  test('a change names its fields; that a number answered is none', () => {
    const before = { ...person('Smit'), phones: [newPhone('1', null, 'home')] };
    const reached = { ...before, phones: [{ ...newPhone('1', null, 'home'), lastReachedAt: 5 }] };
    expect(changedFields(before, reached)).toEqual([]);
    expect(changedFields(before, { ...reached, lastName: 'Bos', tags: ['x'] }).map(({ field }) => field)).toEqual(['lastName', 'tags']);
  });
});

describe('who may see what', () => {
  const contact: Contact = {
    ...person('Geheim', { phones: [newPhone('0612345678', null, 'mobile')], confidential: true, visibleTo: [ANS] }),
    ...{ id: brandId<ContactId>('c'), practice: false, createdAt: 1, createdBy: ANS, updatedAt: 1, version: 1 },
    ...{ retentionClass: 'standard', lastContactAt: 9 },
  };

  test('a confidential contact is for those who are named, and for nobody else a name or number', () => {
    expect([maySee(contact, ANS), maySee(contact, BERT), maySee(contact, null)]).toEqual([true, false, false]);
    expect(seenBy(contact, ANS)).toBe(contact);
    const seen = seenBy(contact, BERT);
    expect(seen).toMatchObject({ id: 'c', hidden: true, confidential: true, lastName: '', phones: [], visibleTo: [], lastContactAt: null });
    expect(JSON.stringify(seen)).not.toMatch(/Geheim|0612345678/u);
    expect(maySee({ confidential: false, visibleTo: [] }, null)).toBe(true);
  });

  test('read-only is for supervisors; what is not seen is not changed', () => {
    expect(mayChange({ readOnly: true }, 'agent')).toBe(false);
    expect(mayChange({ readOnly: true }, 'supervisor')).toBe(true);
    expect(mayChange({ readOnly: false }, 'agent')).toBe(true);
    expect(mayChange({ readOnly: false, hidden: true }, 'administrator')).toBe(false);
  });

  test('an agent changes nothing of who may see it; whoever hides it stays among those who do', () => {
    const open = { ...contact, confidential: false, visibleTo: [], readOnly: true };
    expect(savedBy(open, contact, 'agent', BERT)).toMatchObject({ confidential: true, visibleTo: [ANS], readOnly: false });
    expect(savedBy(open, contact, 'supervisor', BERT)).toMatchObject({ confidential: false, readOnly: true });
    expect(savedBy(contact, null, 'supervisor', BERT).visibleTo).toEqual([ANS, BERT]);
    expect(savedBy(contact, null, 'agent', BERT).confidential).toBe(false);
  });
});

test('writes a day as it is typed, and leaves other texts', () => {
  expect(['1980-11-02', '', 'morgen', '2-11-1980'].map(dayText)).toEqual(['2-11-1980', '', 'morgen', '2-11-1980']);
});
