import { holds } from '../condition/condition.ts';
import type { ScriptRun } from '../script/script-run.ts';
import type { LocalisedText, Script, SellHint } from '../script/script.ts';
import { factsIn, type FormAbout } from './field-state.ts';
import { fieldByKey } from './field-values.ts';
import type { RegistrationForm, RegistrationValues, TableField, TextField } from './form.ts';
import { articleColumn, cellsOf, codeColumn, type CatalogueLine } from './order-code.ts';
import { isBlankRow, MOST_ROWS, newRow, readRows, writeRows, type TableRow } from './table-value.ts';

/** What could be offered beside what stands in the order now: not yet answered, and not in the order already. */
export function openHints(
  script: Script,
  run: Pick<ScriptRun, 'hints'>,
  form: RegistrationForm,
  values: RegistrationValues,
  about: FormAbout,
): readonly SellHint[] {
  const open = (script.hints ?? []).filter(({ id }) => !Object.hasOwn(run.hints ?? {}, id));
  if (open.length === 0) return open;
  const facts = factsIn(form, values, about);
  return open.filter((hint) => {
    const ordered = orderedIn(form, values, hint);
    return (
      ordered.some((cells) => callsFor(cells, hint)) &&
      !ordered.some((cells) => isOffered(cells, hint)) &&
      (hint.when === undefined || holds(hint.when, facts))
    );
  });
}

/**
 * What the field of the order holds once the hint is accepted: a line more, or for a better article in its place, with the same quantity;
 * where it is noted in words, those of the hint behind them. Null where the form has no such field, nothing calls for it, or nothing can be
 * added.
 * @param language in which the names of what is offered are written
 * @param article what the catalogue says of it: fills what the hint leaves open
 */
export function withHint(
  hint: SellHint,
  form: RegistrationForm,
  values: RegistrationValues,
  language: keyof LocalisedText,
  article: CatalogueLine | null = null,
): string | null {
  const field = fieldOf(form, hint);
  const index = orderedIn(form, values, hint).findIndex((cells) => callsFor(cells, hint));
  if (field === null || index < 0) return null;
  if (field.kind !== 'table') {
    const added = hint.words?.[language].trim() ?? '';
    const whole = `${valueOf(values, hint).trim()}; ${added}`;
    return added === '' || (field.maxLength !== undefined && whole.length > field.maxLength) ? null : whole;
  }
  const rows = rowsOf(field, values, hint);
  const said = Object.entries(hint.row).map(
    ([column, cell]) => [column, typeof cell === 'string' ? cell : cell[language]] as const,
  );
  const row = {
    ...newRow(field),
    ...(article === null ? {} : cellsOf(field, article)),
    ...Object.fromEntries(said.filter(([, cell]) => cell !== '')),
  };
  if (hint.kind === 'up') {
    const former = rows[index] ?? {};
    const quantity = field.amounts?.quantity;
    const kept = quantity === undefined || former[quantity] === undefined ? {} : { [quantity]: former[quantity] };
    return writeRows(field, rows.with(index, { ...row, ...kept }));
  }
  return rows.length >= (field.maxRows ?? MOST_ROWS) ? null : writeRows(field, [...rows, row]);
}

/** By what the catalogue knows the article that a hint writes: the order code of the line, or else its name in either language. */
export type OfferedArticle = { readonly code: string; readonly names: readonly string[] };

/** Null where accepting the hint writes no article. */
export function offeredArticle(hint: SellHint, form: RegistrationForm): OfferedArticle | null {
  const field = fieldOf(form, hint);
  if (field === null) return null;
  const cellOf = (column: string | null): string | LocalisedText =>
    column !== null && Object.hasOwn(hint.row, column) ? (hint.row[column] ?? '') : '';
  const [code = ''] = textsOf(field.kind === 'table' ? cellOf(codeColumn(field)) : '');
  const names = textsOf(field.kind === 'table' ? cellOf(articleColumn(field)) : (hint.words ?? ''));
  return code === '' && names.length === 0 ? null : { code, names };
}

/** Each once, without blanks around it. */
function textsOf(text: string | LocalisedText): readonly string[] {
  const texts = typeof text === 'string' ? [text] : [text.nl, text.en];
  return [...new Set(texts.map((each) => each.trim()))].filter((each) => each !== '');
}

function fieldOf(form: RegistrationForm, { table }: SellHint): TableField | TextField | null {
  const field = fieldByKey(form, table);
  return field !== null && (field.kind === 'table' || field.kind === 'text' || field.kind === 'long-text')
    ? field
    : null;
}

function valueOf(values: RegistrationValues, { table }: SellHint): string {
  return Object.hasOwn(values, table) ? (values[table]?.value ?? '') : '';
}

function rowsOf(field: TableField, values: RegistrationValues, hint: SellHint): readonly TableRow[] {
  return readRows(field, valueOf(values, hint)).filter((row) => !isBlankRow(row));
}

/** What is ordered, in small letters: the cells of each line, or all the words as one. */
function orderedIn(form: RegistrationForm, values: RegistrationValues, hint: SellHint): readonly (readonly string[])[] {
  const field = fieldOf(form, hint);
  if (field === null) return [];
  if (field.kind === 'table') return rowsOf(field, values, hint).map((row) => Object.values(row).map(small));
  const words = small(valueOf(values, hint));
  return words === '' ? [] : [[words]];
}

/** An order code as a whole, or words of the name that stand together. */
function callsFor(cells: readonly string[], { whenArticle, when }: SellHint): boolean {
  const asked = whenArticle.map(small).filter((each) => each !== '');
  if (asked.length === 0) return when !== undefined;
  const words = cells.map(wordsOf);
  return asked.some((each) => cells.includes(each) || words.some((cell) => standsIn(each, cell)));
}

function standsIn(asked: string, cell: readonly string[]): boolean {
  const parts = wordsOf(asked);
  if (parts.length === 0) return false;
  const [anyBefore, anyAfter] = [asked.startsWith('*'), asked.endsWith('*')];
  const last = parts.length - 1;
  const fits = (word: string, part: string, at: number): boolean => {
    const [before, after] = [anyBefore && at === 0, anyAfter && at === last];
    if (before && after) return word.includes(part);
    return before ? word.endsWith(part) : after ? word.startsWith(part) : word === part;
  };
  return cell.some((_word, from) => parts.every((part, at) => fits(cell[from + at] ?? '', part, at)));
}

/** What the hint writes stands there, whatever the quantity and in either language. */
function isOffered(cells: readonly string[], { row, words }: SellHint): boolean {
  const [offered] = words === undefined ? Object.values(row) : [words];
  const texts = offered === undefined ? [] : typeof offered === 'string' ? [offered] : [offered.nl, offered.en];
  return texts
    .map(small)
    .some((text) => text !== '' && cells.some((cell) => (words === undefined ? cell === text : cell.includes(text))));
}

function small(text: string): string {
  return text.trim().toLowerCase();
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[^\p{L}\p{N}-]+/u).filter((word) => word !== '');
}
