import type { CustomerFacts } from '../condition/condition.ts';
import { fromCustomer, fromList, type ListFacts } from './field-source.ts';
import { addDays } from './field-text.ts';
import { changeField, valueIn, withoutField } from './field-values.ts';
import type { FormField, RegistrationForm, RegistrationValues } from './form.ts';

/** What a form begins with. @param today the day of the conversation, an ISO date */
export function beginValues(form: RegistrationForm, today: string): RegistrationValues {
  return form.fields.reduce<RegistrationValues>((values, field) => {
    const initial = initialOf(field, today);
    return initial === '' ? values : changeField(values, form, field.key, initial, 'form');
  }, {});
}

function initialOf(field: FormField, today: string): string {
  if (field.kind === 'date' && field.initialDays !== undefined) return addDays(today, field.initialDays);
  return field.initial ?? '';
}

/** The values with what the call list says that the call was made from, in the fields that ask for it. What was typed or answered stays. */
export function fillFromList(values: RegistrationValues, form: RegistrationForm, list: ListFacts): RegistrationValues {
  return form.fields.reduce((filled, field) => {
    const said = asFieldTakes(field, fromList(field.from, list) ?? '');
    if (said === '') return filled;
    const present = Object.hasOwn(filled, field.key) ? filled[field.key] : undefined;
    return present?.origin === 'script' ? filled : changeField(filled, form, field.key, said, 'list');
  }, values);
}

/**
 * The values with what is known of this customer, in the fields that ask for it. What came from another customer goes; what was typed or
 * answered stays; what the form begins with stands where nothing is known.
 */
export function fillFromCustomer(values: RegistrationValues, form: RegistrationForm, customer: CustomerFacts): RegistrationValues {
  return form.fields.reduce((filled, field) => {
    const said = fromCustomer(field.from, customer);
    if (said === null) return filled;
    const known = asFieldTakes(field, said);
    const present = Object.hasOwn(filled, field.key) ? filled[field.key] : undefined;
    if (present !== undefined && present.origin !== 'contact' && present.origin !== 'form' && valueIn(filled, field.key).trim() !== '') return filled;
    if (known === '' && present?.origin === 'contact') return field.initial === undefined ? withoutField(filled, field.key) : changeField(filled, form, field.key, field.initial, 'form');
    if (known === '') return filled;
    return changeField(filled, form, field.key, known, 'contact');
  }, values);
}

const YES = ['yes', 'ja', '1', 'true', 'x', 'y', 'j'];
const NO = ['no', 'nee', '0', 'false', 'n'];

/**
 * A text from the customer file or a list as this field takes it: a choice by its value or its name in either language, yes and no in the
 * usual ways. Empty when the field has no such choice; texts, numbers and days stay as they are written.
 */
function asFieldTakes(field: FormField, text: string): string {
  const said = text.trim().toLowerCase();
  if (field.kind === 'yes-no') return YES.includes(said) ? 'yes' : NO.includes(said) ? 'no' : '';
  if (field.kind !== 'choice') return text.trim();
  return field.options.find(({ value, label }) => [value, label.nl, label.en].some((name) => name.toLowerCase() === said))?.value ?? '';
}
