import type { StepAnswer } from '../script/script-run.ts';
import type { LocalisedText, ScriptStep } from '../script/script.ts';
import { changeField, fieldByKey, fitsForm, withoutField } from './field-values.ts';
import { canonicalText } from './canonical.ts';
import type { RegistrationForm, RegistrationValues } from './form.ts';

export type PrefillContext = {
  readonly form: RegistrationForm;
  /** Language of texts that a script fills in. */
  readonly language: keyof LocalisedText;
  /** The answer given at this step before, when the agent went back and answered again. */
  readonly previous?: StepAnswer | undefined;
};

/**
 * The values after an answer at a script step: what the answer fills, and for typed answers the field that the step names, with origin
 * `script`. What the agent typed stays. What the previous answer at this step had filled, and nobody has changed since, goes, so that
 * an outcome cannot outlive the answer it came from. Unknown fields and values of the script are passed over.
 */
export function prefill(
  values: RegistrationValues,
  step: ScriptStep,
  answer: StepAnswer,
  { form, language, previous }: PrefillContext,
): RegistrationValues {
  const fills = filledBy(step, answer, language);
  let next = values;
  for (const [field, value] of Object.entries(previous === undefined ? {} : filledBy(step, previous, language))) {
    if (field in fills || !fitsForm(form, field, value)) continue;
    const filled = Object.hasOwn(next, field) ? next[field] : undefined;
    if (filled?.origin === 'script' && filled.value === canonical(form, field, value)) next = withoutField(next, field);
  }
  for (const [field, value] of Object.entries(fills)) next = changeField(next, form, field, value, 'script');
  return next;
}

function canonical(form: RegistrationForm, key: string, value: string): string {
  const field = fieldByKey(form, key);
  return field === null || field.kind === 'table' ? value : canonicalText(field, value);
}

function filledBy(
  step: ScriptStep,
  answer: StepAnswer,
  language: keyof LocalisedText,
): Readonly<Record<string, string>> {
  const chosen = step.answers?.find(({ value }) => value === answer.value);
  const typed = answer.text.trim();
  return {
    ...(step.fillsField !== undefined && typed !== '' ? { [step.fillsField]: typed } : {}),
    ...Object.fromEntries(
      Object.entries(chosen?.fills ?? {}).map(([field, fill]) => [field, fillText(fill, language)]),
    ),
  };
}

function fillText(fill: string | boolean | LocalisedText, language: keyof LocalisedText): string {
  if (typeof fill === 'boolean') return fill ? 'yes' : 'no';
  return typeof fill === 'string' ? fill : fill[language];
}
