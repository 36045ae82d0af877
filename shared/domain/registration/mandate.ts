import { scaled } from './field-text.ts';
import type { FormField, RegistrationForm, RegistrationValues } from './form.ts';
import { valueIn } from './field-values.ts';
import { readRows } from './table-value.ts';

/** How far somebody may go: a percentage, an amount in cents; null is no limit. */
export type Limits = { readonly discountPercent: number | null; readonly amount: number | null };
/** What goes further. `discount` in hundredths of a per cent, `amount` in cents. */
export type Excess = { readonly kind: 'discount' | 'amount'; readonly field: string; readonly given: number; readonly limit: number };

/** What in this field goes beyond the limits: the largest discount of its lines, or an amount that is guarded. Null when nothing does. */
export function excessIn(field: FormField, value: string, limits: Limits): Excess | null {
  if (field.kind === 'table' && field.amounts?.discount !== undefined && limits.discountPercent !== null) {
    const { discount } = field.amounts;
    const given = Math.max(0, ...readRows(field, value).map((row) => scaled(row[discount] ?? '', 2) ?? 0));
    const limit = Math.round(limits.discountPercent * 100);
    return given > limit ? { kind: 'discount', field: field.key, given, limit } : null;
  }
  if (field.kind === 'money' && field.guarded === true && limits.amount !== null) {
    const given = scaled(value, 2) ?? 0;
    return given > limits.amount ? { kind: 'amount', field: field.key, given, limit: limits.amount } : null;
  }
  return null;
}

/** Everything that somebody else has to decide about, in the order of the form. */
export function excesses(form: Pick<RegistrationForm, 'fields'>, values: RegistrationValues, limits: Limits): readonly Excess[] {
  return form.fields.flatMap((field) => excessIn(field, valueIn(values, field.key), limits) ?? []);
}
