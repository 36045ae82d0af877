import fc from 'fast-check';
import { upgradeFields } from '../../../../../shared/domain/contact/contact-fields.ts';
import { newAddress, newMail, newPhone } from '../../../../../shared/domain/contact/contact.ts';
import { brandId, type E164 } from '../../../../../shared/lib/brand.ts';
import { describe, expect, it } from 'vitest';
import { emptyContactFields } from '../../../../../shared/domain/contact/contact-name.ts';
import { centsOf, dateIn } from '../../../../../shared/domain/contact-file/cell-values.ts';
import { mergedFields } from '../../../../../shared/domain/contact-file/merged-fields.ts';
import { rowToContact, type RowOutcome } from '../../../../../shared/domain/contact-file/row-to-contact.ts';
import { plainCell, safeCell } from '../../../../../shared/domain/contact-file/safe-cell.ts';
import {
  splitPostcodeCity,
  splitStreetAddress,
  tidyPostcode,
} from '../../../../../shared/domain/contact-file/street-address.ts';
import type { FixedTarget, Target } from '../../../../../shared/domain/contact-file/target-field.ts';

function read(row: Readonly<Partial<Record<FixedTarget, string>>>): RowOutcome {
  const mapping = Object.keys(row) as Target[];
  return rowToContact(Object.values(row), { mapping, headings: mapping, country: 'NL', language: 'nl' });
}

describe('rowToContact', () => {
  it('reads a full row', () => {
    expect(
      read({
        customerNumber: 'K-1',
        fullName: 'mevr. A.B. van den Berg',
        mobile: '06 12345678',
        workPhone: '(020) 624 11 11',
        email: 'Anna <anna@voorbeeld.example>',
        address: 'Laan 1940-1945 12a',
        postcodeCity: '1234ab  Delft',
        notes: 'Belt graag\nmorgens',
      }),
    ).toEqual({
      kind: 'contact',
      consents: null,
      organisation: null,
      listed: null,
      remarks: [],
      fields: {
        ...emptyContactFields(undefined, 'nl'),
        salutation: 'mrs',
        initials: 'A.B.',
        infix: 'van den',
        lastName: 'Berg',
        customerNumber: 'K-1',
        phones: [
          newPhone('06 12345678', brandId<E164>('+31612345678'), 'mobile'),
          newPhone('(020) 624 11 11', brandId<E164>('+31206241111'), 'work'),
        ],
        mails: [newMail('anna@voorbeeld.example')],
        addresses: [newAddress({ street: 'Laan 1940-1945', houseNumber: '12a', postcode: '1234 AB', city: 'Delft' })],
        notes: 'Belt graag\nmorgens',
      },
    });
  });

  it('reads a number that lost its zero in a spreadsheet, and one that was written as a formula', () => {
    expect(read({ lastName: 'Smit', phone: '612345678' })).toMatchObject({
      fields: { phones: [{ e164: '+31612345678' }] },
    });
    expect(read({ lastName: 'Smit', phone: '="0612345678"' })).toMatchObject({
      fields: { phones: [{ e164: '+31612345678' }] },
    });
  });

  it('reads several numbers in one cell, each once', () => {
    const row = read({ lastName: 'Smit', phone: '06-12345678 / 020 6241111', mobile: '0031612345678' });
    expect(row).toMatchObject({
      remarks: [],
      fields: {
        phones: [
          { e164: '+31612345678', kind: 'mobile' },
          { e164: '+31206241111', kind: 'home' },
        ],
      },
    });
  });

  it.each([
    ['2024-01-15', 'phone-is-date', []],
    ['15-01-24', 'phone-is-date', []],
    ['6,12345E+08', 'phone-rounded', []],
    ['06123', 'phone-unreadable', [{ raw: '06123', e164: null, kind: 'mobile' }]],
    ['geen', 'phone-none', []],
  ])('says why %j is no number', (phone, remark, phones) => {
    expect(read({ lastName: 'Smit', phone })).toMatchObject({
      kind: 'contact',
      remarks: [{ remark, column: 1 }],
      fields: { phones },
    });
  });

  it('leaves out what cannot be saved, and says so', () => {
    expect(
      read({ lastName: 'Smit', email: 'geen', postcode: '0123 AB', salutation: 'familie', language: 'Fries' }),
    ).toMatchObject({
      fields: { mails: [], addresses: [], salutation: 'none', language: 'nl' },
      remarks: [
        { remark: 'salutation-unknown', column: 3 },
        { remark: 'language-unknown', column: 4 },
        { remark: 'email-unreadable', column: 1 },
        { remark: 'postcode-unreadable', column: 2 },
      ],
    });
  });

  it('keeps every e-mail address once', () => {
    expect(read({ lastName: 'Smit', email: 'a@b.example; c@d.example, A@B.example' })).toMatchObject({
      fields: { mails: [{ address: 'a@b.example' }, { address: 'c@d.example' }] },
      remarks: [],
    });
  });

  it('takes a name of an organisation for one', () => {
    expect(read({ fullName: 'Bakkerij De Korenbloem B.V.', phone: '0206241111' })).toMatchObject({
      fields: { organisation: 'Bakkerij De Korenbloem B.V.', lastName: '' },
    });
  });

  it('trusts a column of its own more than the whole name', () => {
    expect(read({ fullName: 'J. Smit', firstName: 'Jan', lastName: 'Smits' })).toMatchObject({
      fields: { initials: 'J.', firstName: 'Jan', lastName: 'Smits' },
    });
  });

  it.each([
    ['no-name', { phone: '0612345678' }],
    ['cell-too-long', { lastName: 'x'.repeat(301) }],
    ['control-characters', { lastName: 'Smit\u0000' }],
  ])('rejects: %s', (reason, row) => {
    expect(read(row)).toMatchObject({ kind: 'rejected', reason });
  });

  it('rejects a row with more cells than columns, unless they are empty', () => {
    const options = { mapping: ['lastName'] as const, headings: [''], country: 'NL', language: 'nl' as const };
    expect(rowToContact(['Smit', 'x'], options)).toEqual({ kind: 'rejected', reason: 'too-many-cells', column: 1 });
    expect(rowToContact(['Smit', ''], options)).toMatchObject({ kind: 'contact' });
    expect(rowToContact(['', ' '], options)).toEqual({ kind: 'blank' });
  });

  it('takes any row without failing, and never makes a contact that the form would refuse', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('0612345678', 'a@b.example', '=1+1', '-', 'van', '1234 AB'),
    );
    fc.assert(
      fc.property(fc.array(cell, { minLength: 23, maxLength: 23 }), (cells) => {
        const mapping: Target[] = [
          'salutation',
          'initials',
          'firstName',
          'infix',
          'lastName',
          'fullName',
          'organisation',
          'customerNumber',
          'language',
          'mobile',
          'phone',
          'email',
          'address',
          'houseNumber',
          'houseAddition',
          'postcode',
          'city',
          'notes',
          'notes',
          'phone',
          'email',
          'workPhone',
          'ignore',
        ];
        const outcome = rowToContact(cells, { mapping, headings: mapping, country: 'NL', language: 'nl' });
        if (outcome.kind !== 'contact') return;
        const { firstName, lastName, organisation } = outcome.fields;
        expect([firstName, lastName, organisation].some((name) => name.trim() !== '')).toBe(true);
      }),
    );
  });
});

describe('street addresses', () => {
  it.each([
    ['Dorpsstraat 12', 'Dorpsstraat', '12'],
    ['Dorpsstraat 12a', 'Dorpsstraat', '12a'],
    ['Dorpsstraat 12 bis', 'Dorpsstraat', '12 bis'],
    ['Dorpsstraat 12-3', 'Dorpsstraat', '12-3'],
    ['Dorpsstraat, 12 A-4', 'Dorpsstraat', '12 A-4'],
    ['1e Helmersstraat 5 hs', '1e Helmersstraat', '5 hs'],
    ['Plein 1944 5', 'Plein 1944', '5'],
    ['Dorpsstraat nr. 7', 'Dorpsstraat', '7'],
    ['Dorpsstraat', 'Dorpsstraat', ''],
    ['12 High Street', '12 High Street', ''],
  ])('%j', (text, street, houseNumber) => {
    expect(splitStreetAddress(text)).toEqual({ street, houseNumber });
  });

  it('splits postcode and city', () => {
    expect(splitPostcodeCity('1234 AB  Den Haag')).toEqual({ postcode: '1234 AB', city: 'Den Haag' });
    expect(splitPostcodeCity('Parijs')).toEqual({ postcode: '', city: 'Parijs' });
    expect(['1234ab', '1234 AB', 'B-9000', '01234'].map(tidyPostcode)).toEqual([
      '1234 AB',
      '1234 AB',
      'B-9000',
      '01234',
    ]);
  });
});

describe('safeCell', () => {
  it.each(['=1+1', '+31612345678', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1'])('keeps %j from acting', (text) => {
    expect(safeCell(text)).toBe(`'${text}`);
  });

  it('is undone by reading it, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('', '=', '+', '-', '@', '\t', '\r'), (text, sign) => {
        const cell = `${sign}${text}`;
        fc.pre(!/^="(?:[^"]|"")*"$/u.test(cell) && !/^'[=+\-@\t\r\n]/u.test(cell));
        expect(plainCell(safeCell(cell))).toBe(cell);
        expect(/^[=+\-@\t\r]/u.test(safeCell(cell))).toBe(false);
      }),
    );
  });
});

describe('values of cells', () => {
  it.each([
    ['1980-02-01', '1980-02-01'],
    ['1-2-1980', '1980-02-01'],
    ['01/02/1980 00:00', '1980-02-01'],
    ['31-2-1980', null],
    ['1-2-80', null],
    ['vorig jaar', null],
  ])('reads the date %j', (text, date) => {
    expect(dateIn(text)).toBe(date);
  });

  it.each([
    ['€ 1.234,50', 123_450],
    ['1,234.5', 123_450],
    ['12', 1_200],
    ['1.234', 123_400],
    ['-3,5', -350],
    ['12,-', 1_200],
    ['veel', null],
  ])('reads the amount %j', (text, cents) => {
    expect(centsOf(text)).toBe(cents);
  });
});

describe('mergedFields', () => {
  const some = {
    ...emptyContactFields(undefined, 'nl'),
    lastName: 'Smit',
    phones: [newPhone('06', null, 'mobile')],
  };

  it('fills in, adds numbers, and keeps what the file leaves empty', () => {
    const known = { ...some, infix: 'de', addresses: [newAddress({ city: 'Delft' })], notes: 'Eerst', language: 'en' as const };
    const given = {
      ...emptyContactFields(undefined, 'nl'),
      lastName: 'Vries',
      addresses: [newAddress({ postcode: '1234 AB' })],
      notes: 'Later',
      phones: [newPhone('020', null, 'work')],
    };
    expect(mergedFields(known, given, false)).toEqual({
      ...known,
      infix: '',
      lastName: 'Vries',
      addresses: [newAddress({ postcode: '1234 AB', city: 'Delft' })],
      notes: 'Eerst\nLater',
      phones: [...some.phones, ...given.phones],
    });
  });

  it('changes nothing the second time', () => {
    const text = fc.constantFrom('', 'a', 'b');
    const anyFields = fc
      .record({
        lastName: text,
        infix: text,
        city: text,
        notes: text,
        street: text,
        houseNumber: text,
        phones: fc.array(fc.constantFrom(...some.phones, newPhone('020', null, 'work'))),
      })
      .map((given) => upgradeFields({ ...some, ...given }));
    fc.assert(
      fc.property(anyFields, anyFields, (known, given) => {
        const once = mergedFields(known, given, true);
        expect(mergedFields(once, given, true)).toEqual(once);
      }),
    );
  });
});
