import { holds, type CustomerFacts, type FactValue } from '../condition/condition.ts';
import { isDate } from '../contact/calendar-date.ts';
import type { StepAnswer } from '../script/script-run.ts';
import { unfitLine } from './enrichment.ts';
import { addDays, scaled } from './field-text.ts';
import { fieldByKey, isEmptyField, optionsOf, valueIn } from './field-values.ts';
import type { FormField, RegistrationForm, RegistrationValues, TableColumn, TableField } from './form.ts';
import { tableTotals } from './line-totals.ts';
import { isBlankRow, readRows } from './table-value.ts';

/** What conditions and bounds of a form can look at, beside its values. */
export type FormAbout = {
  readonly answers: Readonly<Record<string, StepAnswer>>;
  readonly customer: CustomerFacts;
  /** The day of the conversation, as an ISO date. */
  readonly today: string;
};

export type FieldProblem =
  | 'no-number'
  | 'no-amount'
  | 'no-date'
  | 'no-option'
  | 'too-small'
  | 'too-large'
  | 'too-early'
  | 'too-late'
  | 'too-long'
  | 'row-incomplete'
  | 'too-few-rows'
  | 'unfit-value'
  | 'overflow';

export type FieldState = {
  readonly shown: boolean;
  readonly required: boolean;
  readonly empty: boolean;
  /** What is wrong with what stands there; null while empty. */
  readonly problem: FieldProblem | null;
};

/** Every field as it stands now, in the order of the form. */
export function fieldStates(form: RegistrationForm, values: RegistrationValues, about: FormAbout): ReadonlyMap<string, FieldState> {
  const shown = shownFields(form, values, about);
  const value = factsOf(form, values, about, (key) => shown.has(key));
  const outcome = shown.has('outcome') ? valueIn(values, 'outcome') : '';
  const withOutcome = form.choices.find(({ code }) => code === outcome)?.requires ?? [];
  return new Map(
    form.fields.map((field): readonly [string, FieldState] => {
      const { key, required = false } = field;
      const isShown = shown.has(key);
      const empty = isEmptyField(values, key);
      const asked = withOutcome.includes(key) || (typeof required === 'boolean' ? required : holds(required, value));
      const problem = empty || !isShown ? null : fieldProblem(form, field, valueIn(values, key), about.today);
      const tooFew = isShown && asked && !empty && problem === null && field.kind === 'table' && rowsIn(field, values) < (field.minRows ?? 1);
      return [key, { shown: isShown, required: isShown && asked, empty, problem: tooFew ? 'too-few-rows' : problem }];
    }),
  );
}

/** The fields that are shown: those without a condition, and those whose condition holds for what is shown. */
function shownFields(form: RegistrationForm, values: RegistrationValues, about: FormAbout): ReadonlySet<string> {
  const known = new Map<string, boolean>();
  const isShown = (key: string): boolean => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const field = fieldByKey(form, key);
    // Ends a circle; checked definitions have none.
    known.set(key, false);
    const result = field !== null && (field.shown === undefined || holds(field.shown, factsOf(form, values, about, isShown)));
    known.set(key, result);
    return result;
  };
  return new Set(form.fields.map(({ key }) => key).filter(isShown));
}

/** What conditions look at, with these values: of the form, of the script's answers and of the customer. */
export function factsIn(form: RegistrationForm, values: RegistrationValues, about: FormAbout): FactValue {
  const shown = shownFields(form, values, about);
  return factsOf(form, values, about, (key) => shown.has(key));
}

/** The facts of a form: a field that is not shown is empty; a table with amounts is what it comes to. */
function factsOf(form: RegistrationForm, values: RegistrationValues, about: FormAbout, isShown: (key: string) => boolean): FactValue {
  const inField = (name: string): string => {
    const field = fieldByKey(form, name);
    if (field === null || !isShown(name)) return '';
    if (field.kind !== 'table') return valueIn(values, name);
    const totals = tableTotals(field, readRows(field, valueIn(values, name)));
    if (totals.ok && totals.value !== null && totals.value.lines.some((line) => line !== null)) return String(totals.value.gross / 100);
    return rowsIn(field, values) > 0 ? valueIn(values, name) : '';
  };
  return (source, name) => {
    if (source === 'field') return inField(name);
    if (source === 'answer') return Object.hasOwn(about.answers, name) ? (about.answers[name]?.value ?? '') : '';
    return Object.hasOwn(about.customer, name) ? (about.customer[name as keyof CustomerFacts] ?? '') : '';
  };
}

function rowsIn(field: TableField, values: RegistrationValues): number {
  return readRows(field, valueIn(values, field.key)).filter((row) => !isBlankRow(row)).length;
}

/** What is wrong with a text in a field. Days are counted from `today`; without it dates have no bounds. */
export function fieldProblem(form: Pick<RegistrationForm, 'choices'>, field: FormField, value: string, today: string): FieldProblem | null {
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return field.maxLength !== undefined && value.length > field.maxLength ? 'too-long' : null;
    case 'number':
    case 'money':
      return numberProblem(field, value);
    case 'date': {
      if (!isDate(value)) return 'no-date';
      if (!isDate(today)) return null;
      if (field.earliestDays !== undefined && value < addDays(today, field.earliestDays)) return 'too-early';
      return field.latestDays !== undefined && value > addDays(today, field.latestDays) ? 'too-late' : null;
    }
    case 'choice':
    case 'yes-no':
    case 'outcome':
      return optionsOf(form, field)?.some((option) => option.value === value) === true ? null : 'no-option';
    case 'lookup':
      return null;
    case 'table': {
      const rows = readRows(field, value);
      const wrong = rows.some((row) => !isBlankRow(row) && field.columns.some((column) => cellProblem(column, row[column.key] ?? '') !== null));
      if (wrong) return 'row-incomplete';
      if (unfitLine(field, rows) !== null) return 'unfit-value';
      return tableTotals(field, rows).ok ? null : 'overflow';
    }
    default:
      field satisfies never;
      return null;
  }
}

/** What is wrong with a cell of a line that has something in it; `row-incomplete` for an empty one that is needed. */
export function cellProblem(column: TableColumn, value: string): FieldProblem | null {
  if (value.trim() === '') return column.required === true ? 'row-incomplete' : null;
  switch (column.kind) {
    case 'number':
    case 'money':
      return numberProblem(column, value);
    case 'date':
      return isDate(value) ? null : 'no-date';
    case 'choice':
      return column.options.some((option) => option.value === value) ? null : 'no-option';
    default:
      return null;
  }
}

function numberProblem(
  field: { readonly kind: 'number' | 'money'; readonly min?: number; readonly max?: number; readonly decimals?: number },
  value: string,
): FieldProblem | null {
  const decimals = field.kind === 'money' ? 2 : (field.decimals ?? 0);
  const whole = scaled(value, decimals);
  if (whole === null) return field.kind === 'money' ? 'no-amount' : 'no-number';
  // Bounds of an amount are in cents, those of a number as it is written.
  const number = field.kind === 'money' ? whole : whole / 10 ** decimals;
  if (field.min !== undefined && number < field.min) return 'too-small';
  return field.max !== undefined && number > field.max ? 'too-large' : null;
}

/** The values of the fields that are shown: what goes on record. The same object when all are. */
export function shownValues(form: RegistrationForm, values: RegistrationValues, about: FormAbout): RegistrationValues {
  const states = fieldStates(form, values, about);
  const kept = Object.entries(values).filter(([key]) => states.get(key)?.shown !== false);
  return kept.length === Object.keys(values).length ? values : Object.fromEntries(kept);
}
