import { expect, test } from 'vitest';
import { emptyContactFields } from '../../../../../shared/domain/contact/contact-name.ts';
import { upgradeFields, type EarlierFields } from '../../../../../shared/domain/contact/contact-fields.ts';
import { newAddress, newPhone, type ContactFields } from '../../../../../shared/domain/contact/contact.ts';
import { validateContact } from '../../../../../shared/domain/contact/validate-contact.ts';
import { brandId, type E164 } from '../../../../../shared/lib/brand.ts';

const smit: ContactFields = { ...emptyContactFields(), lastName: 'Smit' };
const problems = (fields: EarlierFields): readonly string[] =>
  validateContact(upgradeFields({ lastName: 'Smit', ...fields })).map(({ field, problem }) => `${field}: ${problem}`);

test.each<[EarlierFields, readonly string[]]>([
  [{}, []],
  [{ lastName: ' ' }, ['lastName: name-needed']],
  [{ lastName: '', infix: 'van', initials: 'A.' }, ['lastName: name-needed']],
  [{ lastName: '', firstName: 'Anna' }, []],
  [{ lastName: '', organisation: 'Bakkerij' }, []],
  [{ email: 'anna@example.org' }, []],
  [{ email: ' anna+x@mail.example.org ' }, []],
  [{ email: 'anna' }, ['mails: email-shape']],
  [{ email: 'anna@example' }, ['mails: email-shape']],
  [{ email: 'anna@example..org' }, ['mails: email-shape']],
  [{ email: 'a@b.nl, c@d.nl' }, ['mails: email-shape']],
  [{ postcode: '2801 AB' }, []],
  [{ postcode: '2801ab' }, []],
  [{ postcode: '2801 ABC' }, ['addresses: postcode-shape']],
  [{ postcode: '2801 A' }, ['addresses: postcode-shape']],
  [{ postcode: '0801 AB' }, ['addresses: postcode-shape']],
  [{ postcode: '2801 SS' }, ['addresses: postcode-shape']],
  [{ postcode: '2801  AB' }, ['addresses: postcode-shape']],
  [{ postcode: '1000' }, []],
  [{ postcode: '10115' }, []],
  [{ postcode: 'SW1A 1AA' }, []],
  [{ lastName: '', email: 'x', postcode: '1234 5A' }, ['lastName: name-needed', 'mails: email-shape']],
  [{ addresses: [newAddress({ postcode: '2801 SS', country: 'België' })] }, []],
  [{ birthDate: '1980-02-29' }, []],
  [{ birthDate: '1981-02-29' }, ['birthDate: birth-date']],
  [{ customerValue: 1.5 }, ['customerValue: value-shape']],
])('%j: %j', (fields, expected) => {
  expect(problems(fields)).toEqual(expected);
});

test('a telephone number that is none is only a warning, and says which', () => {
  const phones: ContactFields['phones'] = [
    newPhone('0612345678', brandId<E164>('+31612345678'), 'mobile'),
    newPhone(' ', null, 'home'),
    newPhone('1001', null, 'work'),
  ];
  expect(validateContact({ ...smit, phones })).toEqual([
    { field: 'phones', problem: 'phone-invalid', severity: 'warning', index: 2 },
  ]);
});
