import { canonicalText } from './canonical.ts';
import type { FieldOption, FieldOrigin, FormField, RegistrationForm, RegistrationValues } from './form.ts';
import { canonicalTable } from './table-value.ts';

export const YES_NO: readonly FieldOption[] = [
  { value: 'yes', label: { en: 'Yes', nl: 'Ja' } },
  { value: 'no', label: { en: 'No', nl: 'Nee' } },
];

/** The field with this key; null when the form has none. */
export function fieldByKey(form: Pick<RegistrationForm, 'fields'>, key: string): FormField | null {
  return form.fields.find((field) => field.key === key) ?? null;
}

/** What stands in a field; own properties only, so that no name of every object is ever a field. */
export function valueIn(values: RegistrationValues, key: string): string {
  return Object.hasOwn(values, key) ? (values[key]?.value ?? '') : '';
}

/** Nothing but blanks, or nothing at all. */
export function isEmptyField(values: RegistrationValues, key: string): boolean {
  return valueIn(values, key).trim() === '';
}

/** The values that a field can be chosen from, each with the key that picks it; null for fields that are typed. */
export function optionsOf(form: Pick<RegistrationForm, 'choices'>, field: FormField): readonly FieldOption[] | null {
  if (field.kind === 'outcome') return form.choices.map(({ code, label, key }) => ({ value: code, label, code: key }));
  if (field.kind === 'yes-no') return YES_NO;
  return field.kind === 'choice' ? field.options : null;
}

/** Whether the form has the field and, for a choice, the value; for a table, whether it is one. An empty value fits everywhere. */
export function fitsForm(form: RegistrationForm, key: string, value: string): boolean {
  const field = fieldByKey(form, key);
  if (field === null) return false;
  if (value === '') return true;
  if (field.kind === 'table') return canonicalTable(field, value) !== null;
  return optionsOf(form, field)?.some((option) => option.value === value) ?? true;
}

/**
 * The values with one field changed; the same object when nothing changes. What the agent typed is replaced only by the agent, a
 * choice takes only its own values, and an emptied field is as if it had never been filled in. Numbers, amounts and dates are stored in
 * one way of writing; what cannot be read as one stays as it was typed.
 */
export function changeField(
  values: RegistrationValues,
  form: RegistrationForm,
  key: string,
  typed: string,
  origin: FieldOrigin,
): RegistrationValues {
  const field = fieldByKey(form, key);
  if (field === null || !fitsForm(form, key, typed)) return values;
  const value = field.kind === 'table' ? (canonicalTable(field, typed) ?? '') : canonicalText(field, typed);
  const present = Object.hasOwn(values, key) ? values[key] : undefined;
  if (origin !== 'agent' && present?.origin === 'agent' && !isEmptyField(values, key)) return values;
  if (value === '') return present === undefined ? values : withoutField(values, key);
  return present?.value === value && present.origin === origin ? values : { ...values, [key]: { value, origin } };
}

export function withoutField(values: RegistrationValues, key: string): RegistrationValues {
  const { [key]: _removed, ...rest } = values;
  return rest;
}
