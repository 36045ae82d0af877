import { unscaled } from './field-text.ts';
import type { TableField } from './form.ts';
import type { TableRow } from './table-value.ts';

/** What the catalogue says of an article, as far as a line takes it over; the amount in cents. */
export type CatalogueLine = {
  readonly code: string;
  readonly vat: string;
  readonly price: { readonly amount: number } | null;
};

/** The column of a table that holds order codes; null when it has none. */
export function codeColumn(field: TableField): string | null {
  return field.columns.find(({ key, kind }) => kind === 'text' && /code/iu.test(key))?.key ?? null;
}

/** The order codes in these lines, each once, as they were typed. */
export function codesIn(field: TableField, rows: readonly TableRow[]): readonly string[] {
  const column = codeColumn(field);
  return column === null ? [] : [...new Set(rows.map((row) => (row[column] ?? '').trim()).filter((code) => code !== ''))];
}

/** The column of a table whose cells are looked up in the catalogue; null when it has none. */
export function articleColumn(field: TableField): string | null {
  return field.columns.find((column) => column.kind === 'lookup' && column.of === 'article')?.key ?? null;
}

/** The cells of a line that an article fills: its code, price and VAT, as far as the table has columns for them. */
export function cellsOf(
  field: TableField,
  { code, price, vat }: CatalogueLine,
): TableRow {
  const codes = codeColumn(field);
  const prices = field.amounts?.price ?? null;
  const rates = field.columns.find(({ key }) => key === field.amounts?.vat);
  const fits = rates !== undefined && (rates.kind !== 'choice' || rates.options.some(({ value }) => value === vat));
  return {
    ...(codes === null ? {} : { [codes]: code }),
    ...(prices === null || price === null ? {} : { [prices]: unscaled(price.amount, 2) }),
    ...(fits ? { [rates.key]: vat } : {}),
  };
}
