import type { LocalisedText } from '../script/script.ts';

/** Where the value of a field came from; shown beside it. */
export type FieldOrigin = 'agent' | 'script' | 'contact';
export type FieldValue = { readonly value: string; readonly origin: FieldOrigin };

export const REGISTRATION_FIELDS = ['question', 'category', 'proposedSolution', 'solvedAtOnce', 'outcome', 'note'] as const;
export type RegistrationField = (typeof REGISTRATION_FIELDS)[number];

export type FormField = {
  readonly key: RegistrationField;
  readonly kind: 'text' | 'long-text' | 'choice';
  readonly label: LocalisedText;
  /** Values and labels of a choice, in order. */
  readonly options: readonly { readonly value: string; readonly label: LocalisedText }[];
  /** Needed before the registration is complete. */
  readonly required: boolean;
};

export type RegistrationForm = { readonly id: string; readonly version: number; readonly fields: readonly FormField[] };

/** What has been filled in so far; absent keys are empty. */
export type RegistrationValues = Partial<Readonly<Record<RegistrationField, FieldValue>>>;
