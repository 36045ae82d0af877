import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unscaled } from '../../../../../shared/domain/registration/field-text.ts';
import type { TableField } from '../../../../../shared/domain/registration/form.ts';
import { LARGEST_AMOUNT, tableTotals } from '../../../../../shared/domain/registration/line-totals.ts';
import { readRows, writeRows, type TableRow } from '../../../../../shared/domain/registration/table-value.ts';

const label = { en: 'x', nl: 'x' };
function lines(includesVat: boolean): TableField {
  return {
    ...{ key: 'lines', kind: 'table', label },
    columns: [
      { key: 'article', kind: 'text', label },
      { key: 'quantity', kind: 'number', label, decimals: 3 },
      { key: 'price', kind: 'money', label },
      { key: 'discount', kind: 'number', label, decimals: 2 },
      { key: 'vat', kind: 'number', label, decimals: 2 },
    ],
    amounts: { quantity: 'quantity', price: 'price', discount: 'discount', vat: 'vat', includesVat, currency: 'EUR' },
  };
}
const totalsOf = (rows: readonly TableRow[], includesVat = true) => {
  const totals = tableTotals(lines(includesVat), rows);
  return totals.ok ? totals.value : totals.error;
};

test('prices with VAT in them', () => {
  expect(totalsOf([{ article: 'Chair', quantity: '12', price: '49.95', discount: '10', vat: '21' }, { article: 'Book', quantity: '1', price: '10.00', vat: '9' }])).toEqual({
    ...{ net: 44_583 + 917, vat: 9_363 + 83, gross: 53_946 + 1_000 },
    lines: [
      { net: 44_583, vat: 9_363, gross: 53_946, percent: '21' },
      { net: 917, vat: 83, gross: 1_000, percent: '9' },
    ],
    rates: [
      { percent: '9', net: 917, vat: 83, gross: 1_000 },
      { percent: '21', net: 44_583, vat: 9_363, gross: 53_946 },
    ],
  });
});

test('prices without VAT; halves are rounded up for each line', () => {
  expect(totalsOf([{ quantity: '1', price: '0.50', vat: '21' }, { quantity: '0.5', price: '0.01' }, { quantity: '3', price: '0.35', discount: '50' }], false)).toMatchObject({
    lines: [
      { net: 50, vat: 11, gross: 61 },
      { net: 1, vat: 0, gross: 1 },
      { net: 53, vat: 0, gross: 53 },
    ],
    gross: 115,
  });
});

test('lines without quantity or price, or with a discount that is none, count for nothing', () => {
  expect(totalsOf([{}, { quantity: '1' }, { quantity: 'two', price: '1.00' }, { quantity: '1', price: '1.00', discount: '101' }])).toMatchObject({ gross: 0, lines: [null, null, null, null] });
});

test('an amount that is too large is refused, not rounded', () => {
  expect(totalsOf([{ quantity: '999999999', price: '9999999999999.99' }])).toBe('overflow');
  expect(totalsOf(Array.from({ length: 3 }, () => ({ quantity: '1', price: unscaled(LARGEST_AMOUNT / 2, 2) })))).toBe('overflow');
});

const anyRow = fc.record({
  quantity: fc.integer({ min: 0, max: 1e6 }).map((n) => unscaled(n, 3)),
  price: fc.integer({ min: 0, max: 1e7 }).map((n) => unscaled(n, 2)),
  discount: fc.integer({ min: 0, max: 10_000 }).map((n) => unscaled(n, 2)),
  vat: fc.constantFrom('0', '9', '21', '5.5'),
});

test('any lines: the total is the sum of the lines and of the rates, VAT and net make the gross, each within half a cent of the exact amount', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 20 }), fc.boolean(), (rows, includesVat) => {
      const totals = tableTotals(lines(includesVat), rows);
      if (!totals.ok || totals.value === null) throw new Error('no totals');
      for (const part of ['net', 'vat', 'gross'] as const) {
        expect(totals.value[part]).toBe(totals.value.lines.reduce((sum, line) => sum + (line?.[part] ?? 0), 0));
        expect(totals.value[part]).toBe(totals.value.rates.reduce((sum, rate) => sum + rate[part], 0));
      }
      for (const [index, line] of totals.value.lines.entries()) {
        const row = rows[index];
        if (line === null || row === undefined) throw new Error('no line');
        expect(line.net + line.vat).toBe(line.gross);
        const exact = Number(row.quantity) * Number(row.price) * 100 * (1 - Number(row.discount) / 100);
        expect(Math.abs((includesVat ? line.gross : line.net) - exact)).toBeLessThanOrEqual(0.5 + exact * 1e-12);
        const vat = includesVat ? (line.gross * Number(row.vat)) / (100 + Number(row.vat)) : (line.net * Number(row.vat)) / 100;
        expect(Math.abs(line.vat - vat)).toBeLessThanOrEqual(0.5 + vat * 1e-12);
      }
    }),
  );
});

test('stored lines are read as they were written, and no text makes anything but lines', () => {
  const field = lines(true);
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 10 }), fc.string(), (rows, text) => {
      const stored = writeRows(field, rows);
      expect(writeRows(field, readRows(field, stored))).toBe(stored);
      for (const row of readRows(field, text)) expect(Object.keys(row)).toEqual([]);
    }),
  );
  expect(readRows(field, '[{"__proto__":"x","constructor":"y","quantity":"1","other":"z"}]')).toEqual([{ quantity: '1' }]);
});
