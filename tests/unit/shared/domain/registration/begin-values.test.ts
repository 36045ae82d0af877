import { expect, it } from 'vitest';
import { beginValues, fillFromCustomer } from '../../../../../shared/domain/registration/begin-values.ts';
import { changeField } from '../../../../../shared/domain/registration/field-values.ts';
import type { RegistrationForm } from '../../../../../shared/domain/registration/form.ts';
import { SERVICE_FORM } from '../../../../../shared/domain/registration/service-form.ts';

const label = { en: 'x', nl: 'x' };
const FORM: RegistrationForm = {
  ...SERVICE_FORM,
  fields: [
    { key: 'language', kind: 'text', label, initial: 'nl', from: 'language' },
    { key: 'amount', kind: 'money', currency: 'EUR', label, initial: '12.50' },
    { key: 'again', kind: 'date', label, initialDays: 14 },
  ],
};

it('a form begins with its values; what is known of a customer goes before them, and what was typed before both', () => {
  const begun = beginValues(FORM, '2026-03-20');
  // Two weeks, across the change of the clocks.
  expect(begun).toEqual({ language: { value: 'nl', origin: 'form' }, amount: { value: '12.50', origin: 'form' }, again: { value: '2026-04-03', origin: 'form' } });
  const known = fillFromCustomer(begun, FORM, { language: 'en' });
  expect(known['language']).toEqual({ value: 'en', origin: 'contact' });
  // Another customer, of whom nothing is known: as it began.
  expect(fillFromCustomer(known, FORM, {})['language']).toEqual({ value: 'nl', origin: 'form' });
  const typed = changeField(begun, FORM, 'language', 'fr', 'agent');
  expect(fillFromCustomer(typed, FORM, { language: 'en' })['language']).toEqual({ value: 'fr', origin: 'agent' });
});
