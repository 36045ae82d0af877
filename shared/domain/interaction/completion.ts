import { fitsForm, isEmptyField } from '../registration/field-values.ts';
import type { RegistrationField, RegistrationForm, RegistrationValues } from '../registration/form.ts';

/** The required fields that are still empty (or hold a value that the form does not offer), in the order of the form; empty when complete. */
export function missingForCompletion(values: RegistrationValues, form: RegistrationForm): readonly RegistrationField[] {
  return form.fields
    .filter(
      ({ key, required }) => required && (isEmptyField(values, key) || !fitsForm(form, key, values[key]?.value ?? '')),
    )
    .map(({ key }) => key);
}

/** Whether somebody has typed or answered something; what was only taken over from the customer's data does not count. */
export function hasContent(values: RegistrationValues): boolean {
  return Object.values(values).some(({ value, origin }) => origin !== 'contact' && value.trim() !== '');
}
