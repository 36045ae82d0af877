import type { FormField, RegistrationForm, RegistrationValues } from './form.ts';

/** What a conversation is about, in the words that were typed or answered; not what is known of the customer, nor what was picked. */
export function tellingWords(form: Pick<RegistrationForm, 'fields'>, values: RegistrationValues): string {
  return form.fields
    .filter(isTelling)
    .map(({ key }) => (Object.hasOwn(values, key) ? values[key] : undefined))
    .filter((value) => value !== undefined && value.origin !== 'contact' && value.origin !== 'form')
    .map((value) => value?.value.trim() ?? '')
    .filter((text) => text !== '')
    .join(' ');
}

function isTelling(field: FormField): boolean {
  if (field.from !== undefined) return false;
  if (field.kind === 'lookup') return field.of === 'article' || field.of === 'product';
  return field.kind === 'text' || field.kind === 'long-text';
}
