import { describe, expect, it } from 'vitest';

import { newAddress, newMail, newPhone } from '../../../../../shared/domain/contact/contact.ts';
import { emptyContactFields } from '../../../../../shared/domain/contact/contact-name.ts';
import { contradict, hasOwnKey, nameKeys, type NamedSubject } from '../../../../../shared/domain/contact-file/known-by-name.ts';

const HOME = newAddress({ street: 'Kade', houseNumber: '12', postcode: '3011 AA', city: 'Rotterdam' });
const subject = (given: Partial<NamedSubject>): NamedSubject => ({ ...emptyContactFields(), ...given });
const inCommon = (a: Partial<NamedSubject>, b: Partial<NamedSubject>): readonly string[] => {
  const other = new Set(nameKeys(subject(b)).map(({ key }) => key));
  return nameKeys(subject(a)).filter(({ key }) => other.has(key)).map(({ evidence }) => evidence);
};

describe('who has no number, no address and no customer number of their own', () => {
  it.each([
    ['number that exists', { phones: [newPhone('0612345678', '+31612345678' as never, 'mobile')] }, true],
    ['extension', { phones: [newPhone('204', null, 'work')] }, false],
    ['e-mail address', { mails: [newMail('a@b.example')] }, true],
    ['customer number', { customerNumber: 'K1' }, true],
    ['dash for a customer number', { customerNumber: '-' }, false],
    ['name', { lastName: 'Bos' }, false],
  ] as const)('has with a %s: %j is %s', (_, given, expected) => {
    expect(hasOwnKey({ ...emptyContactFields(), ...given })).toBe(expected);
  });

  it.each([
    ['the infix typed with the name', { infix: 'van den', lastName: 'Berg', addresses: [HOME] }, { lastName: 'Van den Berg', addresses: [HOME] }, ['address', 'whole']],
    ['accents and capitals', { firstName: 'ZOË', lastName: 'Brönsted', birthDate: '1980-02-29' }, { firstName: 'Zoe', lastName: 'bronsted', birthDate: '1980-02-29' }, ['birth-date', 'whole']],
    ['initials with and without points', { initials: 'J.P.', lastName: 'Bos', addresses: [HOME] }, { initials: 'JP', lastName: 'Bos', addresses: [HOME] }, ['address', 'whole']],
    ['initials beside the first name', { initials: 'J.', firstName: 'Jan', lastName: 'Bos', addresses: [HOME] }, { firstName: 'Jan', lastName: 'Bos', addresses: [HOME] }, ['address', 'whole']],
    ['father and son', { initials: 'J.', lastName: 'Bos', addresses: [HOME] }, { firstName: 'Jan', lastName: 'Bos', addresses: [HOME] }, []],
    ['one of two addresses', { lastName: 'Bos', addresses: [HOME] }, { lastName: 'Bos', addresses: [newAddress({ city: 'Delft' }), { ...HOME, postcode: '3011aa', street: '' }] }, ['address']],
    ['another house', { lastName: 'Bos', addresses: [HOME] }, { lastName: 'Bos', addresses: [{ ...HOME, houseNumber: '14' }] }, []],
    ['moved, born on the same day', { lastName: 'Bos', birthDate: '1980-01-02', addresses: [HOME] }, { lastName: 'Bos', birthDate: '1980-01-02' }, ['birth-date']],
    ['a bare name and one with an address', { lastName: 'Bos' }, { lastName: 'Bos', addresses: [HOME] }, []],
    ['two bare names', { firstName: 'Jan', lastName: 'Bos' }, { firstName: 'Jan', lastName: 'Bos' }, ['whole']],
    ['the same name at another organisation', { lastName: 'Bos', organisation: 'A' }, { lastName: 'Bos', organisation: 'B' }, []],
    ['an organisation with and without its legal form', { organisation: 'Smit B.V.', addresses: [HOME] }, { organisation: 'Smit BV', addresses: [HOME] }, ['address']],
    ['an organisation and a person of its name', { organisation: 'Smit', addresses: [HOME] }, { lastName: 'Smit', addresses: [HOME] }, []],
    ['street and number in one', { lastName: 'Bos', addresses: [newAddress({ street: 'Rue 3', city: 'Lille' })] }, { lastName: 'Bos', addresses: [newAddress({ street: 'Rue', houseNumber: '3', city: 'Lille' })] }, ['whole']],
    ['nobody', {}, {}, []],
  ] as const)('%s', (_, a, b, expected) => {
    expect(inCommon(a, b)).toEqual(expected);
    expect(inCommon(b, a)).toEqual(expected);
  });

  it('is somebody else with another birth date or another salutation', () => {
    const born = (birthDate: string | null, salutation: 'none' | 'mr' | 'mrs' = 'none') => ({ birthDate, salutation });
    expect(contradict(born('1980-01-02'), born('1980-02-01'))).toBe(true);
    expect(contradict(born('1980-01-02'), born(null))).toBe(false);
    expect(contradict(born(null, 'mr'), born(null, 'mrs'))).toBe(true);
    expect(contradict(born(null, 'mr'), born(null))).toBe(false);
  });
});
