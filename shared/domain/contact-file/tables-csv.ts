import { safeCell } from './safe-cell.ts';

/** Tables below each other, a line free in between, as a spreadsheet of that language opens them (RFC 4180; a comma is a decimal sign in Dutch). */
export function csvOf(tables: readonly (readonly (readonly string[])[])[], language: 'en' | 'nl'): string {
  const delimiter = language === 'nl' ? ';' : ',';
  const quoted = (cell: string): string => (/[",;\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return tables.map((rows) => rows.map((row) => row.map((cell) => quoted(safeCell(cell))).join(delimiter)).join('\r\n')).join('\r\n\r\n');
}
