import { safeCell } from './safe-cell.ts';

/** A number is one to count with: it goes into a file without a unit and without signs between its thousands. */
export type Cell = string | number;

/**
 * Tables below each other, a line free in between, as a spreadsheet of that language opens them (RFC 4180; a comma is a decimal sign in
 * Dutch). Numbers have two decimals at the most.
 */
export function csvOf(tables: readonly (readonly (readonly Cell[])[])[], language: 'en' | 'nl'): string {
  const delimiter = language === 'nl' ? ';' : ',';
  const written = (cell: Cell): string => {
    if (typeof cell === 'number') {
      const plain = String(Number(cell.toFixed(2)));
      return language === 'nl' ? plain.replace('.', ',') : plain;
    }
    const text = safeCell(cell);
    return /[",;\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return tables.map((rows) => rows.map((row) => row.map(written).join(delimiter)).join('\r\n')).join('\r\n\r\n');
}
