import { describe, expect, it } from 'vitest';
import { SALES_ORDER_FORM } from '../../../../../shared/domain/registration/shipped/sales-kinds.ts';
import { SHIPPED_OUTCOMES } from '../../../../../shared/domain/registration/shipped/index.ts';
import { withOutcomes } from '../../../../../shared/domain/registration/form-ref.ts';
import { offeredArticle, openHints, withHint } from '../../../../../shared/domain/registration/sell-hints.ts';
import type { RegistrationValues } from '../../../../../shared/domain/registration/form.ts';
import type { SellHint } from '../../../../../shared/domain/script/script.ts';
import { SERVICE_FORM } from '../../../../../shared/domain/registration/service-form.ts';
import { STARTER_SCRIPT } from '../../../../../shared/domain/script/starter-script.ts';
import { ADVICE_SCRIPT } from '../../../../../shared/domain/script/shipped/advice.ts';
import { ALONE } from '../../../../support/registration.ts';
import { SALES_SCRIPT } from '../../../../../shared/domain/script/shipped/sales.ts';

const outcomes = SHIPPED_OUTCOMES.find(({ id }) => id === 'sales');
if (outcomes === undefined) throw new Error('no outcomes');
const form = withOutcomes(SALES_ORDER_FORM, outcomes);
const text = { en: 'x', nl: 'x' };
const pads: SellHint = {
  id: 'pads',
  kind: 'cross',
  table: 'lines',
  whenArticle: ['ST-12', 'chair'],
  text,
  row: { article: 'Felt pads', articleCode: 'F-1', quantity: '1', unitPrice: '4.50', vat: '21' },
};
const better: SellHint = {
  ...pads,
  id: 'better',
  kind: 'up',
  row: { article: 'Oak chair de luxe', articleCode: 'ST-13', unitPrice: '89', vat: '21' },
};
const script = { ...SALES_SCRIPT, hints: [pads, better] };
const ordered = (...rows: readonly object[]): RegistrationValues => ({
  lines: { value: JSON.stringify(rows), origin: 'agent' },
});
const ids = (values: RegistrationValues, hints = {}) =>
  openHints(script, { hints }, form, values, ALONE).map(({ id }) => id);

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
    expect(JSON.parse(withHint(pads, form, chair, 'en') ?? '')).toEqual([
      { article: 'Chair', quantity: '4', unitPrice: '50.00' },
      pads.row,
    ]);
    expect(JSON.parse(withHint(better, form, chair, 'en') ?? '')).toEqual([
      { article: 'Oak chair de luxe', articleCode: 'ST-13', quantity: '4', unitPrice: '89.00', vat: '21' },
    ]);
    expect(withHint(pads, form, {}, 'en')).toBeNull();
    expect(withHint(pads, form, ordered(...Array.from({ length: 60 }, () => ({ article: 'Chair' }))), 'en')).toBeNull();
  });
});

describe('what the catalogue says of what is offered', () => {
  const article = {
    code: 'V-9',
    name: 'Viltjes, set',
    description: '',
    unit: '',
    vat: '9',
    stock: '',
    price: { list: '', from: '', until: '', amount: 495 },
  };
  const chair = ordered({ article: 'Chair', quantity: '4', unitPrice: '50.00' });
  const written = (hint: SellHint, found: typeof article | null): unknown =>
    (JSON.parse(withHint(hint, form, chair, 'nl', found) ?? '[]') as readonly unknown[]).at(-1);

  it('fills code, price and VAT that the script leaves open, and nothing that it says', () => {
    const bare: SellHint = {
      ...pads,
      row: { article: { en: 'Felt pads, set', nl: 'Viltjes, set' }, articleCode: '', quantity: '2' },
    };
    expect(written(bare, article)).toEqual({
      article: 'Viltjes, set',
      articleCode: 'V-9',
      quantity: '2',
      unitPrice: '4.95',
      vat: '9',
    });
    expect(written(bare, null)).toEqual({ article: 'Viltjes, set', quantity: '2', vat: '21' });
    expect(written(pads, article)).toEqual(pads.row);
  });

  it('is asked by the code, or by the name in either language', () => {
    expect(offeredArticle(pads, form)).toEqual({ code: 'F-1', names: ['Felt pads'] });
    expect(offeredArticle({ ...pads, row: { article: { en: 'Felt pads', nl: 'Viltjes' } } }, form)).toEqual({
      code: '',
      names: ['Viltjes', 'Felt pads'],
    });
    expect(offeredArticle({ ...pads, row: { quantity: '1' } }, form)).toBeNull();
    expect(offeredArticle({ ...pads, table: 'note' }, form)).toBeNull();
    expect(offeredArticle({ ...pads, table: 'note', words: { en: 'Felt pads', nl: 'Viltjes' } }, form)).toEqual({ code: '', names: ['Viltjes', 'Felt pads'] });
  });
});

describe('what the conversations that come with Balie offer', () => {
  const open = (...rows: readonly object[]) =>
    openHints(SALES_SCRIPT, {}, form, ordered(...rows), ALONE).map(({ id }) => id);

  it.each([
    ['eetkamerstoelen, eiken', ['floor-protectors']],
    ['Oak dining chair', ['floor-protectors']],
    ['Laserprinter', ['ink']],
    ['Samsung smartphone', ['case']],
    ['Rookmelder (2 stuks)', ['batteries']],
    ['Coffee machine, black', ['descaler']],
    ['Wasmachine 8 kg', ['fitting']],
    ['Maandabonnement krant', ['by-the-year']],
    ['Router, basismodel', ['plus']],
    ['Tafelkleed', []],
    ['Telefoonkaart', []],
    ['op basis van', []],
    ['koffie', []],
  ] as const)('%s', (article, expected) => {
    expect(open({ article, quantity: '1' })).toEqual(expected);
  });

  it('asks about the delivery from a total on', () => {
    const line = (unitPrice: string) => ({ article: 'Kast', quantity: '2', unitPrice, vat: '21' });
    expect(open(line('49.99'))).toEqual(['fitting']);
    expect(open(line('50.00'))).toEqual(['fitting', 'part-of-day']);
  });

  it('writes a line by its name in the language of the form, and never twice in either', () => {
    const [pads] = SALES_SCRIPT.hints ?? [];
    if (pads === undefined) throw new Error('no offers');
    const chairs = ordered({ article: 'Stoel', quantity: '4', unitPrice: '50.00' });
    const written = withHint(pads, form, chairs, 'nl') ?? '';
    expect(JSON.parse(written)).toEqual([
      { article: 'Stoel', quantity: '4', unitPrice: '50.00' },
      { article: 'Viltjes, set', quantity: '1', vat: '21' },
    ]);
    expect(openHints(SALES_SCRIPT, {}, form, { lines: { value: written, origin: 'agent' } }, ALONE)).not.toContainEqual(
      expect.objectContaining({ id: 'floor-protectors' }),
    );
    expect(withHint(pads, form, ordered({ article: 'Oak chair' }), 'en')).toContain('Felt pads, set');
  });

  it('offers beside an order in words, only to who orders', () => {
    const asked = (answers: Readonly<Record<string, string>>, note: string) =>
      openHints(
        STARTER_SCRIPT,
        {},
        SERVICE_FORM,
        { note: { value: note, origin: 'script' } },
        {
          ...ALONE,
          answers: Object.fromEntries(Object.entries(answers).map(([step, value]) => [step, { value, text: value }])),
        },
      );
    expect(asked({ subject: 'order' }, '2 eiken stoelen, vrijdag').map(({ id }) => id)).toEqual(['floor-protectors']);
    expect(asked({ subject: 'complaint' }, '2 eiken stoelen, kapot')).toEqual([]);
    expect(asked({ subject: 'order', 'order-think': 'declined' }, '2 eiken stoelen')).toEqual([]);
    const [pads] = asked({ subject: 'order' }, '2 eiken stoelen');
    if (pads === undefined) throw new Error('no offer');
    const whole = withHint(pads, SERVICE_FORM, { note: { value: '2 eiken stoelen ', origin: 'agent' } }, 'nl');
    expect(whole).toBe('2 eiken stoelen; Viltjes, set');
    expect(asked({ subject: 'order' }, whole ?? '')).toEqual([]);
  });

  it('is short enough to be said in one breath, in both languages', () => {
    const offers = [SALES_SCRIPT, STARTER_SCRIPT, ADVICE_SCRIPT].flatMap(({ hints = [] }) => hints);
    expect(offers).toHaveLength(25);
    for (const { text } of offers)
      for (const language of ['en', 'nl'] as const) expect(text[language].length).toBeLessThanOrEqual(180);
  });
});
