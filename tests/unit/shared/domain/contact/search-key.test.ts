import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digitsKey, searchKey } from '../../../../../shared/domain/contact/search-key.ts';

test.each([
  ['Müller', 'muller'],
  ['  Anna   van den BERG ', 'anna van den berg'],
  ["d'Ancona-Smit (Gouda)", 'd ancona smit gouda'],
  ['Groß', 'gross'],
  ['GROẞ', 'gross'],
  ['Łukasz Świątek', 'lukasz swiatek'],
  ['Søren Ærø', 'soren aero'],
  ['Ĳsbrand', 'ijsbrand'],
  ['ИВАНОВ', 'иванов'],
  ['İstanbul', 'istanbul'],
  ['ΣΟΦΟΣ', 'σοφοσ'],
  ['Ångström', 'angstrom'],
  ['anna@example.org', 'anna example org'],
  ['株式会社', '株式会社'],
  ['...', ''],
  ['', ''],
])('searchKey(%j) is %j', (text, key) => {
  expect(searchKey(text)).toBe(key);
});

test('composed and decomposed spelling have one key', () => {
  expect(searchKey('Zoë'.normalize('NFD'))).toBe(searchKey('Zoë'.normalize('NFC')));
});

test('the key of a key is itself, with single blanks and no capitals', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const key = searchKey(text);
      expect(searchKey(key)).toBe(key);
      expect(key).not.toMatch(/^ | $| {2}/u);
      expect(key.toLowerCase()).toBe(key);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['06-12 34', '61234'],
  ['+31 (0)6 12345678', '31612345678'],
  ['0031612345678', '31612345678'],
  ['１２', '12'],
  ['anna', ''],
])('digitsKey(%j) is %j', (text, key) => {
  expect(digitsKey(text)).toBe(key);
});
