import { fieldStates, type FormAbout } from '../registration/field-state.ts';
import type { RegistrationForm, RegistrationValues } from '../registration/form.ts';

/**
 * The fields that keep a registration from being complete, in the order of the form: needed and empty, or shown with something in them
 * that the field cannot take. Empty when complete.
 */
export function missingForCompletion(values: RegistrationValues, form: RegistrationForm, about: FormAbout): readonly string[] {
  return [...fieldStates(form, values, about)]
    .filter(([, { shown, required, empty, problem }]) => shown && ((required && empty) || problem !== null))
    .map(([key]) => key);
}

/** Whether somebody has typed or answered something; what was only taken over from the customer's data, or stood there, does not count. */
export function hasContent(values: RegistrationValues): boolean {
  return Object.values(values).some(({ value, origin }) => origin !== 'contact' && origin !== 'list' && origin !== 'form' && value.trim() !== '');
}
