import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dialTarget,
  displayPhone,
  parsePhone,
  phoneKindOf,
  remoteParty,
} from '../../../../../shared/domain/contact/phone-number.ts';
import { brandId, type E164 } from '../../../../../shared/lib/brand.ts';

const MOBILE = '+31612345678';
/** Any text, and texts made of what addresses are made of. */
const typed = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...'+0123456789 -()./;:@<>"*#siptel'.split(''))).map((signs) => signs.join('')),
);

describe('parsePhone', () => {
  test.each([
    '0612345678',
    '+31612345678',
    '0031612345678',
    '31612345678',
    '612345678',
    '06 - 12 34 56 78',
    '06‑12345678',
    '06\u00a012345678',
    '\u202a+31 6 12345678\u202c',
    '+31 (0)6 12345678',
    '0031 (0) 6-12345678',
    '(06) 12.34.56.78',
    '０６１２３４５６７８',
    '06 12345678 ext. 12',
    'tel:+31-6-12345678;ext=12',
    'tel:0612345678',
    'tel:612345678;phone-context=+31',
    'TEL:+31612345678',
    'tel://0612345678',
    'callto:0612345678',
    'callto://+31612345678',
    'sip:0612345678@host',
    'sip:+31612345678@host;user=phone',
    'sips:+31612345678@host:5061',
    'sip:%2B31612345678@host',
    'sip:0612345678;ext=12@host;user=phone',
    'sip:0612345678:secret@host',
    'sip:0612345678',
    '0612345678@host',
    '"Jansen" <sip:0612345678@x>',
    'Jansen <sip:+31612345678@x>;tag=1',
    '<tel:+31612345678>',
    '"A <b> \\"c\\"" <sip:0612345678@x>',
    '"06-12345678" <sip:trunk@x>',
    '"Jansen 0612345678" <sip:1001@x>',
    '"+31 6 12345678 (Jansen)" <sip:anonymous@x>',
  ])('%s', (raw) => {
    expect(parsePhone(raw, 'NL')).toBe(MOBILE);
  });

  test.each([
    '',
    ' ',
    '1001',
    '112',
    '100100',
    '2001001',
    '*97',
    '#31#0612345678',
    '061234567',
    '+3161234567890',
    'jansen',
    'sip:jansen@host',
    'sip:1001@host',
    '0612345678 / 0201234567',
    '+',
    '++31612345678',
    '0900-LEKKER',
    'sip:%ZZ@host',
    '"Klant 12" <sip:1001@x>',
  ])('no number: %j', (raw) => {
    expect(parsePhone(raw, 'NL')).toBeNull();
  });

  test.each([
    ['1001', 'DE', null],
    ['030 901820', 'DE', '+4930901820'],
    ['02 555 12 12', 'BE', '+3225551212'],
    ['020 7946 0958', 'GB', '+442079460958'],
    ['01 23 45 67 89', 'FR', '+33123456789'],
    ['32 12 34 56', 'DK', '+4532123456'],
    ['0031612345678', 'US', MOBILE],
    ['+31612345678', 'XX', MOBILE],
    ['0612345678', 'XX', null],
    ['0612345678', '', null],
  ])('%s in %s', (raw, country, number) => {
    expect(parsePhone(raw, country)).toBe(number);
  });

  test('whatever is typed gives E.164 or nothing, and E.164 stays itself', () => {
    fc.assert(
      fc.property(typed, fc.constantFrom('NL', 'DE', 'US', 'XX'), (raw, country) => {
        const number = parsePhone(raw, country);
        if (number === null) return;
        expect(number).toMatch(/^\+[1-9]\d{4,14}$/u);
        expect(parsePhone(number, country)).toBe(number);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('dialTarget', () => {
  test.each([
    ['0612345678', '0612345678', MOBILE],
    ['06 - 12 34 56 78', '0612345678', MOBILE],
    ['+31 (0)6 12345678', '+31612345678', MOBILE],
    ['0031 6 12345678', '0031612345678', MOBILE],
    ['1001', '1001', null],
    ['112', '112', null],
    ['*97', '*97', null],
    ['*21*0612345678#', '*21*0612345678#', null],
    ['tel:+31-6-12345678;ext=12', '+31612345678', MOBILE],
    ['tel:06-12345678', '0612345678', MOBILE],
    ['tel:612345678;phone-context=+31', '+31612345678', MOBILE],
    ['callto:1001', '1001', null],
    ['sip:1001', '1001', null],
    ['sip:1001@pbx.example', 'sip:1001@pbx.example', null],
    ['sip:1001@pbx.example;transport=tcp?Subject=x', 'sip:1001@pbx.example;transport=tcp', null],
    ['sips:anna@pbx.example', 'sips:anna@pbx.example', null],
    ['"Jansen" <sip:0612345678@pbx.example:5060>', 'sip:0612345678@pbx.example:5060', MOBILE],
    ['anna@pbx.example', 'sip:anna@pbx.example', null],
    ['sip://1001@[2001:db8::1]:5060', 'sip:1001@[2001:db8::1]:5060', null],
    ['SIP:1001@pbx.example', 'sip:1001@pbx.example', null],
    ['061234567', '061234567', null],
  ])('%s', (raw, target, number) => {
    expect(dialTarget(raw, 'NL')).toEqual({ ok: true, value: { target, number } });
  });

  test.each([
    '',
    '  ',
    'anna',
    'Jansen 0612345678',
    '+',
    '-',
    '***',
    'tel:',
    'sip:',
    'sip:@host',
    'sip:an na@host',
    '0612345678 / 0201234567',
    '06+12345678',
    '<>',
    'mailto:anna@example.org',
    '/@+',
    'sip:1001@two hosts',
  ])('refused: %j', (raw) => {
    expect(dialTarget(raw, 'NL')).toMatchObject({ ok: false, error: { code: 'invalid-number' } });
  });

  test('what is dialled is dialled the same when it is typed again', () => {
    fc.assert(
      fc.property(typed, (raw) => {
        const first = dialTarget(raw, 'NL');
        if (first.ok) expect(dialTarget(first.value.target, 'NL')).toEqual(first);
      }),
      { numRuns: 1000 },
    );
  });
});

test.each([
  [MOBILE, 'NL', '06 12345678'],
  [MOBILE, 'DE', '+31 6 12345678'],
  ['sip:0201234567@x', 'NL', '020 123 4567'],
  ['1001', 'NL', '1001'],
  ['sip:anna@x', 'NL', 'anna'],
  ['', 'NL', ''],
])('%s shown in %s: %s', (raw, country, shown) => {
  expect(displayPhone(raw, country)).toBe(shown);
});

test.each([
  [MOBILE, 'mobile'],
  ['+31201234567', 'home'],
  ['+4915112345678', 'mobile'],
  [null, 'mobile'],
])('kind of %s: %s', (number, kind) => {
  expect(phoneKindOf(number === null ? null : brandId<E164>(number))).toBe(kind);
});

describe('remoteParty', () => {
  const of = (uri: string, displayName = ''): unknown => {
    const { uri: kept, raw, number, displayName: name } = remoteParty({ uri, displayName, country: 'NL' });
    return [kept, raw, number, name];
  };

  test.each([
    ['sip:0612345678@pbx', 'Jansen', ['sip:0612345678@pbx', '0612345678', MOBILE, 'Jansen']],
    ['sip:+31612345678@pbx;user=phone', '', ['sip:+31612345678@pbx;user=phone', '+31612345678', MOBILE, '']],
    ['"Jansen" <sip:0612345678@pbx>', '', ['sip:0612345678@pbx', '0612345678', MOBILE, 'Jansen']],
    ['sip:0612345678@pbx', '"Jansen, A."', ['sip:0612345678@pbx', '0612345678', MOBILE, 'Jansen, A.']],
    ['sip:0612345678@pbx', '0612345678', ['sip:0612345678@pbx', '0612345678', MOBILE, '']],
    ['sip:0612345678@pbx', '+31 6 12345678', ['sip:0612345678@pbx', '0612345678', MOBILE, '']],
    ['sip:1001@pbx', '1001', ['sip:1001@pbx', '1001', null, '']],
    ['sip:1001@pbx', 'Balie', ['sip:1001@pbx', '1001', null, 'Balie']],
    ['sip:trunk1@pbx', '06-12345678', ['sip:trunk1@pbx', '06-12345678', MOBILE, '']],
    ['sip:trunk1@pbx', 'Jansen 06-12345678', ['sip:trunk1@pbx', '06-12345678', MOBILE, 'Jansen 06-12345678']],
    ['tel:+31-6-12345678', '', ['tel:+31-6-12345678', '+31-6-12345678', MOBILE, '']],
    ['sip:anonymous@anonymous.invalid', 'Anonymous', ['sip:anonymous@anonymous.invalid', '', null, '']],
    ['sip:anonymous@pbx', 'Anonymous', ['sip:anonymous@pbx', '', null, '']],
    ['sip:c8oqz84zk7z@anonymous.invalid:5060', '', ['sip:c8oqz84zk7z@anonymous.invalid:5060', '', null, '']],
    ['sip:0612345678@anonymous.invalid', '', ['sip:0612345678@anonymous.invalid', '0612345678', MOBILE, '']],
    ['', '', ['', '', null, '']],
  ])('%s %s', (uri, displayName, expected) => {
    expect(of(uri, displayName)).toEqual(expected);
  });
});
