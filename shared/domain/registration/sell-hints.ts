import type { ScriptRun } from '../script/script-run.ts';
import type { Script, SellHint } from '../script/script.ts';
import { fieldByKey } from './field-values.ts';
import type { RegistrationForm, RegistrationValues, TableField } from './form.ts';
import { isBlankRow, MOST_ROWS, newRow, readRows, writeRows, type TableRow } from './table-value.ts';

/** What could be offered beside what stands in the order now: not yet answered, and not in the order already. */
export function openHints(script: Script, run: Pick<ScriptRun, 'hints'>, form: RegistrationForm, values: RegistrationValues): readonly SellHint[] {
  return (script.hints ?? []).filter((hint) => {
    if (Object.hasOwn(run.hints ?? {}, hint.id)) return false;
    const rows = rowsOf(form, values, hint);
    return rows !== null && rows.some((row) => callsFor(row, hint)) && !rows.some((row) => isOffered(row, hint));
  });
}

/**
 * The lines of the order with what the hint offers: a line more, or for a better article in its place, with the same quantity. Null where
 * the form has no such table, nothing calls for it, or no line can be added.
 */
export function withHint(hint: SellHint, form: RegistrationForm, values: RegistrationValues): string | null {
  const field = tableOf(form, hint);
  const rows = rowsOf(form, values, hint);
  if (field === null || rows === null) return null;
  const index = rows.findIndex((row) => callsFor(row, hint));
  const [former] = index < 0 ? [] : [rows[index]];
  if (former === undefined) return null;
  if (hint.kind === 'up') {
    const quantity = field.amounts?.quantity;
    const kept = quantity === undefined || former[quantity] === undefined ? {} : { [quantity]: former[quantity] };
    return writeRows(field, rows.with(index, { ...newRow(field), ...hint.row, ...kept }));
  }
  return rows.length >= (field.maxRows ?? MOST_ROWS) ? null : writeRows(field, [...rows, { ...newRow(field), ...hint.row }]);
}

function tableOf(form: RegistrationForm, { table }: SellHint): TableField | null {
  const field = fieldByKey(form, table);
  return field?.kind === 'table' ? field : null;
}

function rowsOf(form: RegistrationForm, values: RegistrationValues, hint: SellHint): readonly TableRow[] | null {
  const field = tableOf(form, hint);
  const stored = Object.hasOwn(values, hint.table) ? (values[hint.table]?.value ?? '') : '';
  return field === null ? null : readRows(field, stored).filter((row) => !isBlankRow(row));
}

/** An order code as a whole, or a word of the name. */
function callsFor(row: TableRow, { whenArticle }: SellHint): boolean {
  const cells = Object.values(row).map((cell) => cell.trim().toLowerCase());
  const words = cells.flatMap((cell) => cell.split(/[^\p{L}\p{N}-]+/u));
  return whenArticle.map((each) => each.trim().toLowerCase()).some((each) => each !== '' && (cells.includes(each) || words.includes(each)));
}

/** What the hint writes stands there, whatever the quantity. */
function isOffered(row: TableRow, { row: offered }: SellHint): boolean {
  const [name] = Object.keys(offered);
  return name !== undefined && (row[name] ?? '').trim().toLowerCase() === (offered[name] ?? '').trim().toLowerCase();
}
