import { safeCell } from '../../../shared/domain/contact-file/safe-cell.ts';

/** Without it spreadsheets take UTF-8 for another encoding. */
export const UTF8_MARK = '\u{FEFF}';

/** One line of a CSV file as Dutch spreadsheets open it: semicolons, quoted where RFC 4180 asks for it, no cell acting as a formula. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(';')}\r\n`;
}

function quoted(cell: string): string {
  const text = safeCell(cell);
  return /[";\r\n\t,]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
