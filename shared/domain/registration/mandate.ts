import { scaled } from './field-text.ts';
import type { FormField, LineAmounts, RegistrationForm, RegistrationValues, TableField } from './form.ts';
import { valueIn } from './field-values.ts';
import { codeColumn } from './order-code.ts';
import { readRows, type TableRow } from './table-value.ts';

/** A hundred per cent, in hundredths. */
const WHOLE = 10_000;

/** How far somebody may go: a percentage, an amount in cents; null is no limit. */
export type Limits = { readonly discountPercent: number | null; readonly amount: number | null };
/** What goes further. `discount` in hundredths of a per cent, `amount` in cents. */
export type Excess = { readonly kind: 'discount' | 'amount'; readonly field: string; readonly given: number; readonly limit: number };

/** What the catalogue asks for an order code as it was typed, in cents; null where it says nothing. */
export type CataloguePrice = (code: string) => number | null;
const UNKNOWN: CataloguePrice = () => null;

/** What in this field goes beyond the limits: the largest discount of its lines, or an amount that is guarded. Null when nothing does. */
export function excessIn(field: FormField, value: string, limits: Limits, price: CataloguePrice = UNKNOWN): Excess | null {
  if (field.kind === 'table' && field.amounts !== undefined && limits.discountPercent !== null) {
    const given = Math.max(0, ...readRows(field, value).map((row) => discountOf(field, field.amounts, row, price)));
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
export function excesses(form: Pick<RegistrationForm, 'fields'>, values: RegistrationValues, limits: Limits, price: CataloguePrice = UNKNOWN): readonly Excess[] {
  return form.fields.flatMap((field) => excessIn(field, valueIn(values, field.key), limits, price) ?? []);
}

/** What a line gives away, in hundredths of a per cent: its discount, and what its price is below the catalogue's. */
function discountOf(field: TableField, amounts: LineAmounts | undefined, row: TableRow, price: CataloguePrice): number {
  if (amounts === undefined) return 0;
  const discount = amounts.discount === undefined ? 0 : (scaled(row[amounts.discount] ?? '', 2) ?? 0);
  const column = codeColumn(field);
  const asked = column === null ? null : price(row[column] ?? '');
  const given = scaled(row[amounts.price] ?? '', 2);
  if (asked === null || asked <= 0 || given === null || given >= asked) return discount;
  return WHOLE - Math.round((given * (WHOLE - discount)) / asked);
}
