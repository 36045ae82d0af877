/**
 * Spreadsheets carry out a cell that begins like this as a formula, also in a CSV file; somebody else's data must not do that on the
 * computer of who opens the export (OWASP, "CSV Injection").
 */
const ACTS = /^[=+\-@\t\r\n\uFF0B\uFF1D\uFF0D\uFF20]/u;

/**
 * A text as it may stand in a cell of a CSV file: one that would act as a formula gets an apostrophe in front. So does a telephone number
 * with a plus sign, which a spreadsheet would otherwise turn into a number without it.
 */
export function safeCell(text: string): string {
  return ACTS.test(text) ? `'${text}` : text;
}

/** The text that `safeCell` was given, also where a spreadsheet wrote a text as the formula `="0612"`. */
export function plainCell(cell: string): string {
  const [, quoted] = /^="((?:[^"]|"")*)"$/u.exec(cell) ?? [];
  if (quoted !== undefined) return quoted.replaceAll('""', '"');
  return cell.startsWith("'") && ACTS.test(cell.slice(1)) ? cell.slice(1) : cell;
}
