import { expect, it } from 'vitest';
import { beginValues, fillFromCustomer, fillFromList } from '../../../../../shared/domain/registration/begin-values.ts';
import { changeField } from '../../../../../shared/domain/registration/field-values.ts';
import type { RegistrationForm } from '../../../../../shared/domain/registration/form.ts';
import { isFieldSource } from '../../../../../shared/domain/registration/field-source.ts';
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

it('a field takes what an own field of the customer or a column of the list says, in its own notation, and says where it came from', () => {
  const form: RegistrationForm = {
    ...SERVICE_FORM,
    fields: [
      { key: 'since', kind: 'date', label, from: 'custom:0192' },
      { key: 'paper', kind: 'yes-no', label, from: 'custom:0193' },
      { key: 'campaign', kind: 'text', label, from: 'list' },
      { key: 'rate', kind: 'money', currency: 'EUR', label, from: 'list:current rate' },
      { key: 'plan', kind: 'choice', label, from: 'list:plan', options: [{ value: 'all', label: { en: 'Everything', nl: 'Alles' } }] },
      { key: 'other', kind: 'choice', label, from: 'list:other', options: [{ value: 'all', label: { en: 'Everything', nl: 'Alles' } }] },
      { key: 'odd', kind: 'text', label, from: 'list:constructor' },
    ],
  };
  const known = fillFromCustomer({}, form, { 'custom:0192': '2024-02-29', 'custom:0193': '1' });
  expect(known).toEqual({ since: { value: '2024-02-29', origin: 'contact' }, paper: { value: 'yes', origin: 'contact' } });
  const listed = fillFromList(known, form, { name: 'Spring', fields: { 'current rate': '1.250,50', plan: 'alles', other: 'half' } });
  expect(listed).toEqual({ ...known, campaign: { value: 'Spring', origin: 'list' }, rate: { value: '1250.50', origin: 'list' }, plan: { value: 'all', origin: 'list' } });
  // What was typed or answered is not overwritten by a list, and another customer takes away only what came from the customer.
  expect(fillFromList(changeField({}, form, 'campaign', 'Mine', 'agent'), form, { name: 'Spring', fields: {} })['campaign']?.value).toBe('Mine');
  expect(fillFromList(changeField({}, form, 'campaign', 'Said', 'script'), form, { name: 'Spring', fields: {} })['campaign']?.origin).toBe('script');
  expect(Object.keys(fillFromCustomer(listed, form, {}))).toEqual(['campaign', 'rate', 'plan']);
  expect(['name', 'list', 'list:rate', 'custom:0192', 'birthDate'].every(isFieldSource)).toBe(true);
  expect(['', 'list:', 'custom: ', 'other:rate', 'constructor', `list:${'x'.repeat(61)}`].some(isFieldSource)).toBe(false);
});
