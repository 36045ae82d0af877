import { expect, test } from 'vitest';
import { optionsOf } from '../../../../../shared/domain/registration/field-values.ts';
import { SERVICE_FORM } from '../../../../../shared/domain/registration/service-form.ts';
import { SERVICE_FIELDS } from '../../../../support/registration.ts';

test('has the fields that registrations of earlier versions of the application have, with the same values', () => {
  expect(SERVICE_FIELDS).toEqual(['question', 'category', 'proposedSolution', 'solvedAtOnce', 'outcome', 'callbackAt', 'note']);
  const values = SERVICE_FORM.fields.map((field) => optionsOf(SERVICE_FORM, field)?.map(({ value }) => value) ?? []);
  expect(values).toEqual([
    [],
    ['delivery', 'order', 'invoice', 'product', 'complaint', 'other'],
    [],
    ['yes', 'no'],
    ['solved', 'passed-on', 'callback', 'order-placed', 'complaint-registered', 'no-result'],
    [],
    [],
  ]);
});

test('only the note and the day of another call may be left out', () => {
  expect(SERVICE_FORM.fields.filter(({ required }) => required !== true).map(({ key }) => key)).toEqual(['callbackAt', 'note']);
});
