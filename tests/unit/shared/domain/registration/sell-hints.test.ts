import { describe, expect, it } from 'vitest';
import { SALES_ORDER_FORM } from '../../../../../shared/domain/registration/shipped/sales-kinds.ts';
import { SHIPPED_OUTCOMES } from '../../../../../shared/domain/registration/shipped/index.ts';
import { withOutcomes } from '../../../../../shared/domain/registration/form-ref.ts';
import { openHints, withHint } from '../../../../../shared/domain/registration/sell-hints.ts';
import type { RegistrationValues } from '../../../../../shared/domain/registration/form.ts';
import type { SellHint } from '../../../../../shared/domain/script/script.ts';
import { SALES_SCRIPT } from '../../../../../shared/domain/script/shipped/sales.ts';

const outcomes = SHIPPED_OUTCOMES.find(({ id }) => id === 'sales');
if (outcomes === undefined) throw new Error('no outcomes');
const form = withOutcomes(SALES_ORDER_FORM, outcomes);
const text = { en: 'x', nl: 'x' };
const pads: SellHint = { id: 'pads', kind: 'cross', table: 'lines', whenArticle: ['ST-12', 'chair'], text, row: { article: 'Felt pads', articleCode: 'F-1', quantity: '1', unitPrice: '4.50', vat: '21' } };
const better: SellHint = { ...pads, id: 'better', kind: 'up', row: { article: 'Oak chair de luxe', articleCode: 'ST-13', unitPrice: '89', vat: '21' } };
const script = { ...SALES_SCRIPT, hints: [pads, better] };
const ordered = (...rows: readonly object[]): RegistrationValues => ({ lines: { value: JSON.stringify(rows), origin: 'agent' } });
const ids = (values: RegistrationValues, hints = {}) => openHints(script, { hints }, form, values).map(({ id }) => id);

describe('something to offer beside the order', () => {
  it.each([
    ['nothing ordered', {}, []],
    ['another article', ordered({ article: 'Armchairs' }), []],
    ['a word of the name', ordered({ article: 'Oak Chair', quantity: '2' }), ['pads', 'better']],
    ['the code', ordered({ article: 'X', articleCode: 'st-12' }), ['pads', 'better']],
    ['what is offered stands there', ordered({ article: 'Chair' }, { article: 'felt pads' }), ['better']],
    ['no table', { lines: { value: 'not json', origin: 'agent' } }, []],
  ] as const)('%s', (_what, values, expected) => {
    expect(ids(values)).toEqual(expected);
  });

  it('is asked once', () => {
    expect(ids(ordered({ article: 'Chair' }), { pads: 'declined' })).toEqual(['better']);
  });

  it('adds a line, or takes the place of one with its quantity', () => {
    const chair = ordered({ article: 'Chair', quantity: '4', unitPrice: '50.00' });
    expect(JSON.parse(withHint(pads, form, chair) ?? '')).toEqual([{ article: 'Chair', quantity: '4', unitPrice: '50.00' }, pads.row]);
    expect(JSON.parse(withHint(better, form, chair) ?? '')).toEqual([{ article: 'Oak chair de luxe', articleCode: 'ST-13', quantity: '4', unitPrice: '89.00', vat: '21' }]);
    expect(withHint(pads, form, {})).toBeNull();
    expect(withHint(pads, form, ordered(...Array.from({ length: 60 }, () => ({ article: 'Chair' }))))).toBeNull();
  });
});
