import { CUSTOMER_FACTS, type CustomerFact, type CustomerFacts } from '../condition/condition.ts';
import { optionsOf } from './field-values.ts';
import type { FormField } from './form.ts';

/** What a call list says of somebody on it: its name, and the cells of the imported file that were kept for it, by heading in small letters. */
export type ListFacts = { readonly name: string; readonly fields: Readonly<Record<string, string>> };

/**
 * Where a field can take its value from: what is known of the customer, a field that an administrator added to the customer file
 * (`custom:` and its id), the name of the call list, or what its file said of this person (`list:` and the heading).
 */
export type FieldSource = CustomerFact | `custom:${string}` | 'list' | `list:${string}`;

/** Longest heading and id. */
const LONGEST = 60;

/** Whether a text names a source; the customer file and the list decide whether there is anything. */
export function isFieldSource(text: string): text is FieldSource {
  const [kind = '', ...name] = text.split(':');
  if (name.length === 0) return kind === 'list' || CUSTOMER_FACTS.some((fact) => fact === kind);
  const rest = name.join(':');
  return (kind === 'custom' || kind === 'list') && rest.trim() !== '' && rest.length <= LONGEST;
}

/** What the customer's data say for this source; null for a source that is not the customer. */
export function fromCustomer(source: FieldSource | undefined, customer: CustomerFacts): string | null {
  if (source === undefined || source === 'list' || source.startsWith('list:')) return null;
  return Object.hasOwn(customer, source) ? (customer[source as keyof CustomerFacts] ?? '') : '';
}

/** What the call list says for this source; null for a source that is no list. */
export function fromList(source: FieldSource | undefined, { name, fields }: ListFacts): string | null {
  if (source === 'list') return name;
  if (source?.startsWith('list:') !== true) return null;
  const heading = source.slice('list:'.length);
  return Object.hasOwn(fields, heading) ? (fields[heading] ?? '') : '';
}

const YES = ['yes', 'ja', '1', 'true', 'x', 'y', 'j'];
const NO = ['no', 'nee', '0', 'false', 'n'];

/**
 * A text from the customer file or a list as this field takes it: a choice by its value or its name in either language, yes and no in the
 * usual ways. Empty when the field has no such choice; texts, numbers and days stay as they are written.
 */
export function asFieldTakes(field: FormField, text: string): string {
  const said = text.trim().toLowerCase();
  if (field.kind === 'yes-no') return YES.includes(said) ? 'yes' : NO.includes(said) ? 'no' : '';
  if (field.kind !== 'choice') return text.trim();
  const options = optionsOf({ choices: [] }, field) ?? [];
  return options.find(({ value, label }) => [value, label.nl, label.en].some((name) => name.toLowerCase() === said))?.value ?? '';
}
