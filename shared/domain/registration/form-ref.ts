import type { FormDefinition, FormRef, RegistrationForm } from './form.ts';
import type { OutcomeSet } from './outcome.ts';

/** The form with these outcomes in it. */
export function withOutcomes(form: FormDefinition, set: OutcomeSet): RegistrationForm {
  return { ...form, outcomeSet: { setId: set.id, version: set.version }, choices: set.outcomes };
}

/** What an interaction keeps of its form. */
export function refOf(form: RegistrationForm): FormRef {
  return { formId: form.id, version: form.version, outcomes: form.outcomeSet };
}

/** One text for a version of a form with a version of outcomes. */
export function refKey({ formId, version, outcomes }: FormRef): string {
  return `${formId}@${String(version)}|${outcomes.setId}@${String(outcomes.version)}`;
}
