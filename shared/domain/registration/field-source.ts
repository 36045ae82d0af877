import { CUSTOMER_FACTS, type CustomerFact, type CustomerFacts } from '../condition/condition.ts';

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
