import { readDate, readDecimal, readMoney } from './field-text.ts';
import type { TableColumn } from './form.ts';

type Written =
  | { readonly kind: 'number'; readonly decimals?: number }
  | { readonly kind: 'money' | 'date' | 'text' | 'long-text' | 'lookup' | 'choice' | 'yes-no' | 'outcome' };

/** A typed text as a field of this kind stores it; what cannot be read stays as it was typed, so that nothing is lost. */
export function canonicalText(field: Written, text: string): string {
  switch (field.kind) {
    case 'number':
      return readDecimal(text, field.decimals ?? 0) ?? text;
    case 'money':
      return readMoney(text) ?? text;
    case 'date':
      return readDate(text) ?? text;
    default:
      return text;
  }
}

export function canonicalCell(column: TableColumn, text: string): string {
  return canonicalText(column, text);
}
