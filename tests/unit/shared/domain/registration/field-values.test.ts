import { describe, expect, test } from 'vitest';
import {
  changeField,
  fitsForm,
  isEmptyField,
  withoutField,
} from '../../../../../shared/domain/registration/field-values.ts';
import type { FieldOrigin, RegistrationValues } from '../../../../../shared/domain/registration/form.ts';
import { SERVICE_FORM } from '../../../../../shared/domain/registration/service-form.ts';

const values: RegistrationValues = {
  question: { value: 'Where is my parcel?', origin: 'agent' },
  category: { value: 'delivery', origin: 'script' },
  note: { value: '  ', origin: 'agent' },
};

describe('a change', () => {
  test.each<[string, string, string, FieldOrigin, RegistrationValues]>([
    ['of an empty field', 'outcome', 'solved', 'script', { ...values, outcome: { value: 'solved', origin: 'script' } }],
    [
      'by the agent of what the script filled',
      'category',
      'order',
      'agent',
      { ...values, category: { value: 'order', origin: 'agent' } },
    ],
    [
      'by the script of what the script filled',
      'category',
      'order',
      'script',
      { ...values, category: { value: 'order', origin: 'script' } },
    ],
    [
      'by the agent to the same value makes it the agent’s',
      'category',
      'delivery',
      'agent',
      { ...values, category: { value: 'delivery', origin: 'agent' } },
    ],
    [
      'by the script of blanks that the agent left',
      'note',
      'x',
      'script',
      { ...values, note: { value: 'x', origin: 'script' } },
    ],
    [
      'to nothing',
      'question',
      '',
      'agent',
      { category: { value: 'delivery', origin: 'script' }, note: { value: '  ', origin: 'agent' } },
    ],
  ])('%s', (_, field, value, origin, expected) => {
    expect(changeField(values, SERVICE_FORM, field, value, origin)).toEqual(expected);
  });

  test.each<[string, string, string, FieldOrigin]>([
    ['by the script of what the agent typed', 'question', 'x', 'script'],
    ['by the customer’s data of what the agent typed', 'question', '', 'contact'],
    ['to a value that the choice does not have', 'category', 'weather', 'agent'],
    ['of a field that the form does not have', 'weather', 'x', 'agent'],
    ['of a field by the name of an object’s own', 'constructor', 'x', 'agent'],
    ['to what it is', 'category', 'delivery', 'script'],
    ['of nothing to nothing', 'outcome', '', 'agent'],
  ])('%s is none', (_, field, value, origin) => {
    expect(changeField(values, SERVICE_FORM, field, value, origin)).toBe(values);
  });
});

test('empty, fitting and without', () => {
  expect([isEmptyField(values, 'question'), isEmptyField(values, 'note'), isEmptyField(values, 'outcome')]).toEqual([
    false,
    true,
    true,
  ]);
  expect([
    fitsForm(SERVICE_FORM, 'outcome', 'solved'),
    fitsForm(SERVICE_FORM, 'outcome', ''),
    fitsForm(SERVICE_FORM, 'outcome', 'x'),
    fitsForm(SERVICE_FORM, 'note', 'x'),
  ]).toEqual([true, true, false, true]);
  expect(Object.keys(withoutField(values, 'question'))).toEqual(['category', 'note']);
});
