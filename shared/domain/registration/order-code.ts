import type { TableField } from './form.ts';
import type { TableRow } from './table-value.ts';

/** The column of a table that holds order codes; null when it has none. */
export function codeColumn(field: TableField): string | null {
  return field.columns.find(({ key, kind }) => kind === 'text' && /code/iu.test(key))?.key ?? null;
}

/** The order codes in these lines, each once, as they were typed. */
export function codesIn(field: TableField, rows: readonly TableRow[]): readonly string[] {
  const column = codeColumn(field);
  return column === null ? [] : [...new Set(rows.map((row) => (row[column] ?? '').trim()).filter((code) => code !== ''))];
}
