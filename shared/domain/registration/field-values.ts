import type { FieldOrigin, RegistrationField, RegistrationForm, RegistrationValues } from './form.ts';

/** Nothing but blanks, or nothing at all. */
export function isEmptyField(values: RegistrationValues, field: RegistrationField): boolean {
  return (values[field]?.value ?? '').trim() === '';
}

/** Whether the form has the field and, for a choice, the value; an empty value fits everywhere. */
export function fitsForm(form: RegistrationForm, key: string, value: string): key is RegistrationField {
  const field = form.fields.find((candidate) => candidate.key === key);
  if (field === undefined) return false;
  return value === '' || field.kind !== 'choice' || field.options.some((option) => option.value === value);
}

/**
 * The values with one field changed; the same object when nothing changes. What the agent typed is replaced only by the agent, a
 * choice takes only its own values, and an emptied field is as if it had never been filled in.
 */
export function changeField(
  values: RegistrationValues,
  form: RegistrationForm,
  field: string,
  value: string,
  origin: FieldOrigin,
): RegistrationValues {
  if (!fitsForm(form, field, value)) return values;
  const present = values[field];
  if (origin !== 'agent' && present?.origin === 'agent' && !isEmptyField(values, field)) return values;
  if (value === '') return present === undefined ? values : withoutField(values, field);
  return present?.value === value && present.origin === origin ? values : { ...values, [field]: { value, origin } };
}

export function withoutField(values: RegistrationValues, field: RegistrationField): RegistrationValues {
  const { [field]: _removed, ...rest } = values;
  return rest;
}
