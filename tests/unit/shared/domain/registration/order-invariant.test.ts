import fc from 'fast-check';
import { expect, it } from 'vitest';
import { missingForCompletion } from '../../../../../shared/domain/interaction/completion.ts';
import { fieldStates } from '../../../../../shared/domain/registration/field-state.ts';
import { addDays, unscaled } from '../../../../../shared/domain/registration/field-text.ts';
import { changeField } from '../../../../../shared/domain/registration/field-values.ts';
import { withOutcomes } from '../../../../../shared/domain/registration/form-ref.ts';
import type { RegistrationValues, TableField } from '../../../../../shared/domain/registration/form.ts';
import { tableTotals } from '../../../../../shared/domain/registration/line-totals.ts';
import { SALES_OUTCOMES } from '../../../../../shared/domain/registration/shipped/outcomes.ts';
import { SALES_ORDER_FORM } from '../../../../../shared/domain/registration/shipped/sales-kinds.ts';
import { readRows } from '../../../../../shared/domain/registration/table-value.ts';

const FORM = withOutcomes(SALES_ORDER_FORM, SALES_OUTCOMES);
const LINES = FORM.fields.find((field): field is TableField => field.kind === 'table') ?? expect.fail('no lines');
const line = fc.record({ quantity: fc.integer({ min: 1, max: 99_999 }), price: fc.integer({ min: 0, max: 99_999_999 }), discount: fc.integer({ min: 0, max: 100 }), vat: fc.constantFrom('0', '9', '21') });

it('an order is complete only with its delivery on the day of the order or later, whatever the day; its total is the sum of its lines', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: -400, max: 400 }), fc.array(line, { minLength: 1, maxLength: 8 }), (day, ahead, lines) => {
      // From the last Sunday of October on: over every change of the clocks of ten years.
      const today = addDays('2025-10-26', day);
      const rows = lines.map(({ quantity, price, discount, vat }, index) => ({ article: `Article ${String(index)}`, quantity: String(quantity), unitPrice: unscaled(price, 2), discount: String(discount), vat }));
      const typed = { lines: JSON.stringify(rows), deliveryDate: addDays(today, ahead), address: 'Kade 1', payment: 'invoice', outcome: 'sold', state: 'draft' };
      const values = Object.entries(typed).reduce<RegistrationValues>((all, [key, value]) => changeField(all, FORM, key, value, 'agent'), {});
      const about = { answers: {}, customer: {}, today };
      const totals = tableTotals(LINES, readRows(LINES, values['lines']?.value ?? ''));
      expect(missingForCompletion(values, FORM, about)).toEqual([...(totals.ok ? [] : ['lines']), ...(ahead < 0 ? ['deliveryDate'] : [])]);
      expect(fieldStates(FORM, values, about).get('deliveryDate')?.problem).toBe(ahead < 0 ? 'too-early' : null);
      if (totals.ok && totals.value !== null) expect(totals.value.gross).toBe(totals.value.lines.reduce((sum, each) => sum + (each?.gross ?? 0), 0));
    }),
    { numRuns: 300 },
  );
});
