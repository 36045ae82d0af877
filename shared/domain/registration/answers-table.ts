import { factOf, testsIn } from '../condition/condition.ts';
import type { LocalisedText } from '../script/script.ts';
import type { StepAnswer } from '../script/script-run.ts';
import { describedText, displayNumber } from './describe.ts';
import { fieldStates } from './field-state.ts';
import { valueIn } from './field-values.ts';
import type { FormField, RegistrationForm, RegistrationValues } from './form.ts';

/** What stands before the answers of each registration. */
export const ANSWER_FACTS = ['date', 'time', 'direction', 'project', 'agent', 'customer', 'customerNumber', 'number', 'state', 'formVersion'] as const;
export type AnswerFact = (typeof ANSWER_FACTS)[number];

/** A question of a form, as a column of a table of answers. */
export type AnswerColumn = { readonly key: string; readonly heading: string };

/**
 * The questions of a form over all its versions: those of the newest in their order, then those that only older ones had. Two that are
 * called the same have their key behind it.
 * @param versions the newest first
 */
export function answerColumns(versions: readonly RegistrationForm[], language: keyof LocalisedText): readonly AnswerColumn[] {
  const fields = new Map<string, FormField>();
  for (const { fields: each } of versions) for (const field of each) if (!fields.has(field.key)) fields.set(field.key, field);
  const all = [...fields.values()].map((field) => ({ key: field.key, name: [field.label[language], unitOf(field, language)].filter((part) => part !== '').join(' ') }));
  return all.map(({ key, name }) => ({ key, heading: all.some((other) => other.key !== key && other.name === name) ? `${name} (${key})` : name }));
}

function unitOf(field: FormField, language: keyof LocalisedText): string {
  const unit = field.kind === 'money' ? field.currency : field.kind === 'number' ? (field.unit?.[language] ?? '') : '';
  return unit === '' ? '' : `(${unit})`;
}

/**
 * What was answered, column by column, for a spreadsheet: choices by what they are called, numbers and amounts with the decimal sign of
 * the language, days as ISO dates. Empty is what was asked and not answered, or what this version of the form did not have.
 * @param notAsked stands where the form did not ask, because its condition did not hold
 */
export function answerCells(
  columns: readonly AnswerColumn[],
  form: RegistrationForm,
  values: RegistrationValues,
  answers: Readonly<Record<string, StepAnswer>>,
  language: keyof LocalisedText,
  notAsked: string,
): readonly string[] {
  const states = fieldStates(form, values, { answers, customer: {}, today: '' });
  const fields = new Map(form.fields.map((field) => [field.key, field]));
  return columns.map(({ key }) => {
    const value = valueIn(values, key);
    const field = fields.get(key);
    if (field === undefined || value === '') return field !== undefined && states.get(key)?.shown === false && !asksCustomer(field) ? notAsked : value;
    switch (field.kind) {
      case 'number':
      case 'money':
        return displayNumber(value, language);
      case 'date':
        return value;
      default:
        return describedText(form, field, value, language);
    }
  });
}

/** What was known of the customer then is not kept with the registration: whether this was asked cannot be told. */
function asksCustomer({ shown }: FormField): boolean {
  return shown !== undefined && testsIn(shown).some(({ test }) => factOf(test.on)?.source === 'customer');
}
