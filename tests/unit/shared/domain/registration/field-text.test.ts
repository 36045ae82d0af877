import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, readDate, readDecimal, readMoney, scaled, unscaled } from '../../../../../shared/domain/registration/field-text.ts';

describe('an amount', () => {
  it.each([
    ['12,50', '12.50'],
    ['12.5', '12.50'],
    ['€ 1.250', '1250.00'],
    ['1,250.00', '1250.00'],
    ['1.250,5', '1250.50'],
    ['1.234.567,89', '1234567.89'],
    ['7,-', '7.00'],
    ['-3', '-3.00'],
    ['0,00', '0.00'],
    [' 12 ', '12.00'],
  ])('%s is %s', (typed, stored) => expect(readMoney(typed)).toBe(stored));

  it.each(['', 'twaalf', '12,345,6', '1.2.3', '12,5055', '--3', '1e9', '9999999999999999', '12;50', '.', ','])('%s is none', (typed) => expect(readMoney(typed)).toBeNull());
});

describe('a number', () => {
  it.each([
    ['1.250', 0, '1250'],
    ['1,5', 1, '1.5'],
    ['1.250', 3, '1.25'],
    ['007', 0, '7'],
    ['2,0', 1, '2'],
  ])('%s with %i decimals is %s', (typed, decimals, stored) => expect(readDecimal(typed, decimals)).toBe(stored));
  it('has no more decimals than allowed', () => expect([readDecimal('1,5', 0), readDecimal('1,55', 1)]).toEqual([null, null]));
});

describe('a day', () => {
  it.each([
    ['2026-12-24', '2026-12-24'],
    ['24-12-2026', '2026-12-24'],
    ['24/12/26', '2026-12-24'],
    ['24-12', '2026-12-24'],
    ['1-2', '2027-02-01'],
    ['29.2', '2028-02-29'],
    ['+7', '2026-11-29'],
    ['+0', '2026-11-22'],
    ['31-2-2026', null],
    ['morgen', null],
    ['24', null],
  ])('%s, typed on 22 November 2026, is %s', (typed, stored) => expect(readDate(typed, '2026-11-22')).toBe(stored));
  it('without today has a year', () => expect([readDate('24-12'), readDate('+7'), readDate('24-12-2026')]).toEqual([null, null, '2026-12-24']));
  it('is counted across the change of the clocks and the end of the year', () => {
    expect([addDays('2026-03-28', 2), addDays('2026-10-24', 2), addDays('2026-12-31', 1)]).toEqual(['2026-03-30', '2026-10-26', '2027-01-01']);
  });
});

test('what is stored is read as itself, and minor units go there and back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 3 }), (minor, decimals) => {
      const text = unscaled(minor, decimals);
      expect(scaled(text, decimals)).toBe(minor);
      expect(readMoney(unscaled(minor, 2))).toBe(unscaled(minor, 2));
      const read = readDecimal(text, decimals);
      expect(read).not.toBeNull();
      expect(readDecimal(read ?? '', decimals)).toBe(read);
    }),
  );
});

test('no typed text makes anything but a number or nothing', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), (text) => {
      expect(readMoney(text) ?? '0.00').toMatch(/^-?\d+\.\d\d$/u);
      expect(readDecimal(text, 3) ?? '0').toMatch(/^-?\d+(\.\d{1,3})?$/u);
      expect(readDate(text, '2026-11-22') ?? '2026-01-01').toMatch(/^\d{4}-\d\d-\d\d$/u);
    }),
  );
});
