import { isForbiddenName } from '../definition/definition-fault.ts';
import { canonicalCell } from './canonical.ts';
import type { TableField } from './form.ts';

/** One line of a table: the text of each column that has one. */
export type TableRow = Readonly<Record<string, string>>;

/** Most lines of a table where the form says nothing. */
export const MOST_ROWS = 60;

/** The lines in a stored value; none for what is no table. Names that the form does not have are left out. */
export function readRows(field: TableField, value: string): readonly TableRow[] {
  return parsed(value)?.map((row) => ownColumns(field, row)) ?? [];
}

/** The lines as they are stored: cells as their columns write them, no empty lines at the end. Empty for no lines. */
export function writeRows(field: TableField, rows: readonly TableRow[]): string {
  const written = rows.slice(0, field.maxRows ?? MOST_ROWS).map((row) =>
    Object.fromEntries(
      Object.entries(ownColumns(field, row)).map(([key, cell]) => {
        const column = field.columns.find((candidate) => candidate.key === key);
        return [key, column === undefined ? cell : canonicalCell(column, cell)];
      }),
    ),
  );
  const last = written.findLastIndex((row) => !isBlankRow(row));
  return last < 0 ? '' : JSON.stringify(written.slice(0, last + 1));
}

/** A stored table in the one way to write it; null for what is none. */
export function canonicalTable(field: TableField, value: string): string | null {
  const rows = parsed(value);
  return rows === null ? null : writeRows(field, rows);
}

export function isBlankRow(row: TableRow): boolean {
  return Object.values(row).every((cell) => cell.trim() === '');
}

/** A new line, with what its columns begin with. */
export function newRow(field: TableField): TableRow {
  return Object.fromEntries(field.columns.flatMap(({ key, initial }) => (initial === undefined ? [] : [[key, initial]])));
}

function ownColumns(field: TableField, row: TableRow): TableRow {
  return Object.fromEntries(
    field.columns.flatMap(({ key }) => {
      const cell = Object.hasOwn(row, key) ? row[key] : undefined;
      return cell === undefined || cell === '' || isForbiddenName(key) ? [] : [[key, cell]];
    }),
  );
}

function parsed(value: string): readonly TableRow[] | null {
  if (value.trim() === '') return [];
  try {
    const rows: unknown = JSON.parse(value);
    return Array.isArray(rows) && rows.every(isRow) ? rows : null;
  } catch {
    return null;
  }
}

function isRow(row: unknown): row is TableRow {
  return typeof row === 'object' && row !== null && !Array.isArray(row) && Object.values(row).every((cell) => typeof cell === 'string');
}
