import { expect, test } from 'vitest';
import { emptyContactFields } from '../../../../../shared/domain/contact/contact-name.ts';
import type { ContactFields } from '../../../../../shared/domain/contact/contact.ts';
import { validateContact } from '../../../../../shared/domain/contact/validate-contact.ts';
import { brandId, type E164 } from '../../../../../shared/lib/brand.ts';

const smit: ContactFields = { ...emptyContactFields(), lastName: 'Smit' };
const problems = (fields: Partial<ContactFields>): readonly string[] =>
  validateContact({ ...smit, ...fields }).map(({ field, problem }) => `${field}: ${problem}`);

test.each<[Partial<ContactFields>, readonly string[]]>([
  [{}, []],
  [{ lastName: ' ' }, ['lastName: name-needed']],
  [{ lastName: '', infix: 'van', initials: 'A.' }, ['lastName: name-needed']],
  [{ lastName: '', firstName: 'Anna' }, []],
  [{ lastName: '', organisation: 'Bakkerij' }, []],
  [{ email: 'anna@example.org' }, []],
  [{ email: ' anna+x@mail.example.org ' }, []],
  [{ email: 'anna' }, ['email: email-shape']],
  [{ email: 'anna@example' }, ['email: email-shape']],
  [{ email: 'anna@example..org' }, ['email: email-shape']],
  [{ email: 'a@b.nl, c@d.nl' }, ['email: email-shape']],
  [{ postcode: '2801 AB' }, []],
  [{ postcode: '2801ab' }, []],
  [{ postcode: '2801 ABC' }, ['postcode: postcode-shape']],
  [{ postcode: '2801 A' }, ['postcode: postcode-shape']],
  [{ postcode: '0801 AB' }, ['postcode: postcode-shape']],
  [{ postcode: '2801 SS' }, ['postcode: postcode-shape']],
  [{ postcode: '2801  AB' }, ['postcode: postcode-shape']],
  [{ postcode: '1000' }, []],
  [{ postcode: '10115' }, []],
  [{ postcode: 'SW1A 1AA' }, []],
  [{ lastName: '', email: 'x', postcode: '1234 5A' }, ['lastName: name-needed', 'email: email-shape']],
])('%j: %j', (fields, expected) => {
  expect(problems(fields)).toEqual(expected);
});

test('a telephone number that is none is only a warning, and says which', () => {
  const phones: ContactFields['phones'] = [
    { raw: '0612345678', e164: brandId<E164>('+31612345678'), kind: 'mobile' },
    { raw: ' ', e164: null, kind: 'home' },
    { raw: '1001', e164: null, kind: 'work' },
  ];
  expect(validateContact({ ...smit, phones })).toEqual([
    { field: 'phones', problem: 'phone-invalid', severity: 'warning', index: 2 },
  ]);
});
