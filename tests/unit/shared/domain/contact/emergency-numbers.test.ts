import { expect, test } from 'vitest';
import { EMERGENCY_NUMBERS, isEmergency, isEmergencyAnywhere } from '../../../../../shared/domain/contact/emergency-numbers.ts';

const EUROPEAN_UNION = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');

test.each([...EUROPEAN_UNION, 'GB', 'US', 'CA', 'CH', 'NO', 'AU'])('the table has %s', (country) => {
  expect(EMERGENCY_NUMBERS).toHaveProperty(country);
  for (const number of ['112', ...(EMERGENCY_NUMBERS[country] ?? [])]) expect(isEmergency(number, country)).toBe(true);
});

test('no number of the table could be an ordinary one: two to five digits', () => {
  expect(
    Object.values(EMERGENCY_NUMBERS)
      .flat()
      .filter((number) => !/^\d{2,5}$/.test(number)),
  ).toEqual([]);
});

test.each([
  ['112', 'NL', true],
  ['1 1 2', 'NL', true],
  ['1-1-2', 'NL', true],
  ['tel:112', 'US', true],
  ['sip:112@pbx.example', 'NL', true],
  ['sips:999@pbx.example;transport=tls', 'GB', true],
  ['110', 'DE', true],
  ['110', 'NL', false],
  ['101', 'BE', true],
  ['101', 'GB', false],
  ['999', 'GB', true],
  ['999', 'NL', false],
  ['911', 'US', true],
  ['911', 'GB', false],
  ['911', 'JP', true],
  ['000', 'AU', true],
  ['000', 'NL', false],
  ['144', 'CH', true],
  ['113', 'NO', true],
  ['18', 'FR', true],
  ['18', 'NL', false],
  ['1112', 'NL', false],
  ['+31112', 'NL', false],
  ['', 'NL', false],
  ['112a', 'NL', false],
] as const)('%s in %s: %s', (raw, country, emergency) => {
  expect(isEmergency(raw, country)).toBe(emergency);
});

test.each([
  ...['112', '+31112', '0031112', '00 31 112', 'tel:+31112', '+31 (0)112', '911', '+31911', '999', '+44999', '0044999', '110', '+49110', '+32100', '000', '+61000', '+1911', '+55112', '+8110', '+81911'].map((number) => [number, number !== '+8110'] as const),
  ...['+31612345678', '+31201234567', '+4930110', '+31110', '1112', '0900112', '+319001112', '', 'Jan', '0800'].map((number) => [number, false] as const),
])('wherever a list comes from, %s calls an emergency service: %s', (raw, emergency) => {
  expect(isEmergencyAnywhere(raw)).toBe(emergency);
});

test('the emergency number of every country is one wherever it is called from, with and without the code of the country', () => {
  for (const numbers of Object.values(EMERGENCY_NUMBERS)) for (const number of numbers) expect(isEmergencyAnywhere(number)).toBe(true);
});
