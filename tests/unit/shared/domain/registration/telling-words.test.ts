import { expect, it } from 'vitest';
import { tellingWords } from '../../../../../shared/domain/registration/telling-words.ts';
import { LEAD_FORM, RESERVATION_FORM } from '../../../../../shared/domain/registration/shipped/sales-kinds.ts';

it('what was typed tells what it is about, in every form; not who the customer is, nor what was picked', () => {
  const typed = (value: string) => ({ value, origin: 'agent' as const });
  expect(tellingWords(LEAD_FORM, { interest: typed('Chairs for the canteen '), product: typed('Oak chair'), horizon: typed('quarter'), budget: typed('100.00'), outcome: typed('quote') })).toBe('Chairs for the canteen Oak chair');
  expect(tellingWords(RESERVATION_FORM, { what: { value: 'Table', origin: 'script' }, name: typed('Anna'), phone: { value: '+31612345678', origin: 'contact' } })).toBe('Table');
});
