import type { LocalisedText } from '../script/script.ts';
import { optionsOf } from './field-values.ts';
import type { RegistrationForm } from './form.ts';

/** How often each answer of a field that is chosen from was given. */
export type FieldCounts = {
  readonly key: string;
  readonly label: LocalisedText;
  /** In the order of the form; what only an older version of it had comes last, by its value. */
  readonly answers: readonly { readonly value: string; readonly label: LocalisedText; readonly count: number }[];
  /** Registrations in which it was not answered. */
  readonly open: number;
};

/** What was registered with one form, counted by what can be chosen in it: by cause, by outcome. */
export type RegistrationCounts = { readonly formId: string; readonly name: LocalisedText; readonly total: number; readonly fields: readonly FieldCounts[] };

/** A value and how often it stands in a field. */
export type ValueCount = { readonly key: string; readonly value: string; readonly count: number };

/** @param form the newest version @param total registrations @param found every value of every field of theirs */
export function registrationCounts(form: RegistrationForm, total: number, found: readonly ValueCount[]): RegistrationCounts {
  const fields = form.fields.flatMap((field): readonly FieldCounts[] => {
    const options = optionsOf(form, field);
    if (options === null) return [];
    const given = found.filter(({ key, value }) => key === field.key && value !== '');
    const countOf = (value: string): number => given.find((each) => each.value === value)?.count ?? 0;
    const former = given.filter(({ value }) => !options.some((option) => option.value === value)).map(({ value, count }) => ({ value, label: { en: value, nl: value }, count }));
    const answers = [...options.map(({ value, label }) => ({ value, label, count: countOf(value) })), ...former];
    return [{ key: field.key, label: field.label, answers, open: Math.max(0, total - given.reduce((sum, { count }) => sum + count, 0)) }];
  });
  return { formId: form.id, name: form.name, total, fields };
}
