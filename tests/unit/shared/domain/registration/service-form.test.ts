import { expect, test } from 'vitest';
import { REGISTRATION_FIELDS } from '../../../../../shared/domain/registration/form.ts';
import { SERVICE_FORM } from '../../../../../shared/domain/registration/service-form.ts';

test('has every field once, with both languages', () => {
  expect(SERVICE_FORM.fields.map(({ key }) => key)).toEqual([...REGISTRATION_FIELDS]);
  for (const { label, options } of SERVICE_FORM.fields) {
    for (const text of [label, ...options.map((option) => option.label)]) expect([text.en, text.nl]).not.toContain('');
  }
});

test('choices have distinct values, texts have none', () => {
  for (const { kind, options } of SERVICE_FORM.fields) {
    expect(options.length > 0).toBe(kind === 'choice');
    expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
  }
});

test('only the note may be left out', () => {
  expect(SERVICE_FORM.fields.filter(({ required }) => !required).map(({ key }) => key)).toEqual(['note']);
});
