import fc from 'fast-check';
import { expect, it } from 'vitest';
import { excesses } from '../../../../../shared/domain/registration/mandate.ts';
import { tableTotals } from '../../../../../shared/domain/registration/line-totals.ts';
import type { TableField } from '../../../../../shared/domain/registration/form.ts';
import { QUOTE_FORM } from '../../../../../shared/domain/registration/shipped/sales-kinds.ts';
import { COMPLAINT_FORM } from '../../../../../shared/domain/registration/shipped/service-kinds.ts';

const of = (value: string) => ({ value, origin: 'agent' as const });
const LIMITS = { discountPercent: 10, amount: 5_000 };

it('is the largest discount of the lines, and a guarded amount; what cannot be read is none', () => {
  const lines = (...discounts: readonly string[]) => ({ lines: of(JSON.stringify(discounts.map((discount) => ({ article: 'x', quantity: '1', unitPrice: '1', discount })))) });
  expect(excesses(QUOTE_FORM, lines('10', '', 'much'), LIMITS)).toEqual([]);
  expect(excesses(QUOTE_FORM, lines('5', '10.01', '12'), LIMITS)).toEqual([{ kind: 'discount', field: 'lines', given: 1_200, limit: 1_000 }]);
  expect(excesses(QUOTE_FORM, lines('100'), { discountPercent: null, amount: null })).toEqual([]);
  expect(excesses(COMPLAINT_FORM, { compensation: of('50.01') }, LIMITS)).toEqual([{ kind: 'amount', field: 'compensation', given: 5_001, limit: 5_000 }]);
  expect(excesses(COMPLAINT_FORM, { compensation: of('50.00') }, LIMITS)).toEqual([]);
});

it('counts a price below the catalogue’s as the discount that it is', () => {
  const line = (unitPrice: string, discount: string) => ({ lines: of(JSON.stringify([{ article: 'x', articleCode: 'CH-1', quantity: '1', unitPrice, discount }])) });
  const price = (code: string): number | null => (code === 'CH-1' ? 10_000 : null);
  const given = (unitPrice: string, discount: string): number | undefined => excesses(QUOTE_FORM, line(unitPrice, discount), LIMITS, price)[0]?.given;
  expect([given('90', ''), given('89.99', ''), given('95', '5'), given('95', '10'), given('120', '10'), given('0', '')]).toEqual([undefined, 1_001, undefined, 1_450, undefined, 10_000]);
  expect(excesses(QUOTE_FORM, line('10', ''), LIMITS)).toEqual([]);
});

it('leaves totals the sums of their lines, by rate and together, and refuses what overflows', () => {
  const table = QUOTE_FORM.fields.find((field): field is TableField => field.kind === 'table');
  if (table === undefined) throw new Error('no table');
  const line = fc.record({
    quantity: fc.integer({ min: 0, max: 100_000_000 }).map((thousandths) => (thousandths / 1_000).toFixed(3)),
    unitPrice: fc.integer({ min: 0, max: 1_000_000_000 }).map((minor) => (minor / 100).toFixed(2)),
    discount: fc.integer({ min: 0, max: 10_000 }).map((hundredths) => (hundredths / 100).toFixed(2)),
    vat: fc.constantFrom('21', '9', '0'),
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (rows) => {
      const totals = tableTotals(table, rows.map((row) => ({ article: 'x', ...row })));
      if (!totals.ok) return rows.some(({ quantity, unitPrice }) => Number(quantity) * Number(unitPrice) > 1e8);
      if (totals.value === null) return false;
      const { net, vat, gross, lines, rates } = totals.value;
      const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
      const counted = lines.flatMap((one) => (one === null ? [] : [one]));
      return (
        net + vat === gross &&
        gross === sum(counted.map((one) => one.gross)) &&
        vat === sum(rates.map((rate) => rate.vat)) &&
        net === sum(rates.map((rate) => rate.net)) &&
        counted.every((one) => Number.isSafeInteger(one.gross) && one.net + one.vat === one.gross)
      );
    }),
  );
});
