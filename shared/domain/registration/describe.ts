import { isDate } from '../contact/calendar-date.ts';
import type { LocalisedText } from '../script/script.ts';
import { scaled } from './field-text.ts';
import { isEmptyField, optionsOf, valueIn } from './field-values.ts';
import type { Currency, FormField, RegistrationForm, RegistrationValues, TableColumn, TableField } from './form.ts';
import { tableTotals } from './line-totals.ts';
import { isBlankRow, readRows, type TableRow } from './table-value.ts';

/** A registration as it is read later, without its form: in both languages, choices by what they are called. */
export type DescribedRegistration = {
  /** What it was about, in one line; null when nothing tells. */
  readonly subject: LocalisedText | null;
  readonly outcome: LocalisedText | null;
  /** Every field that has something in it, in the order of the form. */
  readonly facts: readonly { readonly key: string; readonly name: LocalisedText; readonly value: LocalisedText }[];
};

const TOTAL: LocalisedText = { en: 'in all', nl: 'samen' };
const LANGUAGES = { en: 'en-GB', nl: 'nl-NL' } as const;

/** Values that the form does not have are told by their key: nothing that was written down is left out. */
export function describeRegistration(form: RegistrationForm, values: RegistrationValues): DescribedRegistration {
  const known = form.fields.flatMap((field) =>
    isEmptyField(values, field.key)
      ? []
      : [{ key: field.key, name: field.label, value: describedValue(form, field, valueIn(values, field.key)) }],
  );
  const others = Object.keys(values).flatMap((key) =>
    form.fields.some((field) => field.key === key) || isEmptyField(values, key)
      ? []
      : [{ key, name: same(key), value: same(valueIn(values, key)) }],
  );
  const facts = [...known, ...others];
  const fact = (key: string): LocalisedText | null => facts.find((each) => each.key === key)?.value ?? null;
  return {
    subject: form.summary.map(fact).find((value) => value !== null) ?? null,
    outcome: fact('outcome'),
    facts,
  };
}

/** A value as it is read aloud: choices by name, amounts and days in the language, the lines of a table one after another. */
export function describedText(form: RegistrationForm, field: FormField, value: string, language: keyof LocalisedText): string {
  return describedValue(form, field, value)[language].replaceAll('\n', '; ');
}

function same(text: string): LocalisedText {
  return { en: text, nl: text };
}

function inBoth(of: (language: keyof typeof LANGUAGES) => string): LocalisedText {
  return { en: of('en'), nl: of('nl') };
}

function describedValue(form: RegistrationForm, field: FormField, value: string): LocalisedText {
  switch (field.kind) {
    case 'choice':
    case 'yes-no':
    case 'outcome':
      return optionsOf(form, field)?.find((option) => option.value === value)?.label ?? same(value);
    case 'money':
      return inBoth((language) => displayMoney(value, field.currency, language));
    case 'number':
      return inBoth((language) => [displayNumber(value, language), field.unit?.[language] ?? ''].join(' ').trim());
    case 'date':
      return inBoth((language) => displayDate(value, language));
    case 'table':
      return inBoth((language) => displayTable(field, value, language));
    default:
      return same(value);
  }
}

/** A stored amount as it is read; what is no amount as it stands. */
function displayMoney(value: string, currency: Currency, language: keyof LocalisedText): string {
  const minor = scaled(value, 2);
  return minor === null ? value : displayMinor(minor, currency, language);
}

/** @param minor cents */
export function displayMinor(minor: number, currency: Currency, language: keyof LocalisedText): string {
  return new Intl.NumberFormat(LANGUAGES[language], { style: 'currency', currency }).format(minor / 100).replace(/\u00a0/gu, ' ');
}

/** A stored amount as in a column of amounts: with the signs of the language, without that of the currency. */
export function displayPlainMoney(value: string, language: keyof LocalisedText): string {
  const amount = Number(value);
  return value === '' || !Number.isFinite(amount) ? value : new Intl.NumberFormat(LANGUAGES[language], { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(amount);
}

/** What was described in lines, for a place that has one: a promise, a sentence to be spoken. */
export function inOneLine(described: string): string {
  return described.replaceAll(/\s*\n\s*/gu, '; ');
}

/** A stored number with the decimal sign of the language. */
export function displayNumber(value: string, language: keyof LocalisedText): string {
  return /^-?\d+(?:\.\d+)?$/u.test(value) && language === 'nl' ? value.replace('.', ',') : value;
}

/** A stored day as it is read: 24-12-2026, 24/12/2026. */
export function displayDate(value: string, language: keyof LocalisedText): string {
  if (!isDate(value)) return value;
  const [year = '', month = '', day = ''] = value.split('-');
  return [day, month, year].join(language === 'nl' ? '-' : '/');
}

function displayTable(field: TableField, value: string, language: keyof LocalisedText): string {
  const rows = readRows(field, value).filter((row) => !isBlankRow(row));
  const { amounts } = field;
  if (amounts !== undefined) return displayOrder(field, rows, language);
  const lines = rows.map((row) =>
    field.columns
      .map((column) => [column, row[column.key] ?? ''] as const)
      .filter(([, cell]) => cell !== '')
      .map(([column, cell]) => displayCell(column, cell, language))
      .join(' · '),
  );
  return lines.join('\n');
}

/** Lines of an order: how many of what, less how much, for how much. */
function displayOrder(field: TableField, rows: readonly TableRow[], language: keyof LocalisedText): string {
  const { amounts } = field;
  const totals = tableTotals(field, rows);
  if (amounts === undefined) return '';
  const shown = totals.ok ? totals.value : null;
  const lines = rows.map((row, index) => {
    const amount = shown?.lines[index] ?? null;
    const of = field.columns.filter(({ kind }) => kind === 'text' || kind === 'lookup').map(({ key }) => row[key] ?? '').filter((text) => text !== '');
    const discount = amounts.discount === undefined ? '' : (row[amounts.discount] ?? '');
    return [
      `${displayNumber(row[amounts.quantity] ?? '', language)} × ${of.join(' ')}`,
      ...(discount === '' || discount === '0' ? [] : [`− ${displayNumber(discount, language)}%`]),
      ...(amount === null ? [] : [displayMinor(amounts.includesVat ? amount.gross : amount.net, amounts.currency, language)]),
    ].join(', ');
  });
  return [...lines, ...(shown === null ? [] : [`${TOTAL[language]} ${displayMinor(shown.gross, amounts.currency, language)}`])].join('\n');
}

function displayCell(column: TableColumn, cell: string, language: keyof LocalisedText): string {
  switch (column.kind) {
    case 'money':
      return displayMoney(cell, 'EUR', language);
    case 'number':
      return displayNumber(cell, language);
    case 'date':
      return displayDate(cell, language);
    case 'choice':
      return column.options.find((option) => option.value === cell)?.label[language] ?? cell;
    default:
      return cell;
  }
}
