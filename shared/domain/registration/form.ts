import type { Condition } from '../condition/condition.ts';
import type { LocalisedText } from '../script/script.ts';
import type { FieldSource } from './field-source.ts';
import type { Outcome, OutcomeSetRef } from './outcome.ts';

/** Where the value of a field came from; shown beside it. `form`: what the form begins with. */
export type FieldOrigin = 'agent' | 'script' | 'contact' | 'list' | 'form';
/** Text in every kind of field; `field-text.ts` says how each kind writes it. What cannot be read stays as it was typed. */
export type FieldValue = { readonly value: string; readonly origin: FieldOrigin };

/** What has been filled in so far, by key of the field; absent keys are empty. */
export type RegistrationValues = Readonly<Record<string, FieldValue>>;

/** What is registered (DOMAIN 4). */
export const REGISTRATION_KINDS = [
  'service',
  'advice',
  'complaint',
  'bad-news',
  'sales-order',
  'quote',
  'reservation',
  'lead',
  'inventory',
  'survey',
  'data-enrichment',
] as const;
export type RegistrationKind = (typeof REGISTRATION_KINDS)[number];

export type FieldOption = {
  readonly value: string;
  readonly label: LocalisedText;
  /** The key that picks it: a digit or a small letter. */
  readonly code?: string;
};

export type FieldCommon = {
  readonly key: string;
  readonly label: LocalisedText;
  readonly help?: LocalisedText;
  /** Id of the section it stands in. */
  readonly section?: string;
  /** Needed before the registration is complete: always, or while this holds. Never while the field is not shown. */
  readonly required?: boolean | Condition;
  /** Shown only while this holds; what is not shown counts as empty. */
  readonly shown?: Condition;
  /** Filled with what is known of the customer, or with what the call list says that the call was made from. */
  readonly from?: FieldSource;
  /** What the field begins with, as it is stored. */
  readonly initial?: string;
};

export type TextField = FieldCommon & { readonly kind: 'text' | 'long-text'; readonly maxLength?: number };
export type NumberField = FieldCommon & {
  readonly kind: 'number';
  readonly min?: number;
  readonly max?: number;
  /** Most digits after the point; none when left out. */
  readonly decimals?: number;
  readonly unit?: LocalisedText;
};
/** Amounts in minor units (cents). */
export type MoneyField = FieldCommon & { readonly kind: 'money'; readonly currency: Currency; readonly min?: number; readonly max?: number; /** Given to a customer: what goes beyond the mandate is handed over. */ readonly guarded?: boolean };
/** Bounds in days from the day of the conversation: 0 is that day. */
export type DateField = FieldCommon & {
  readonly kind: 'date';
  readonly earliestDays?: number;
  readonly latestDays?: number;
  /** Begins with the day that is so many days ahead, such as the end of a term. */
  readonly initialDays?: number;
};
export type ChoiceField = FieldCommon & { readonly kind: 'choice'; readonly options: readonly FieldOption[] };
export type YesNoField = FieldCommon & { readonly kind: 'yes-no' };
/** Its choices are the outcomes of the project. */
export type OutcomeField = FieldCommon & { readonly kind: 'outcome' };
/** A name from a list that is kept elsewhere, found while it is typed; one that is not there is kept as it was typed. */
export type LookupField = FieldCommon & { readonly kind: 'lookup'; readonly of: 'article' | 'product' | 'contact' | 'organisation' };

export type TableColumn = {
  readonly key: string;
  readonly label: LocalisedText;
  readonly required?: boolean;
  /** What a new line begins with. */
  readonly initial?: string;
} & (
  | { readonly kind: 'text' | 'date' }
  | { readonly kind: 'lookup'; readonly of: LookupField['of'] }
  | { readonly kind: 'number'; readonly min?: number; readonly max?: number; readonly decimals?: number }
  | { readonly kind: 'money'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'choice'; readonly options: readonly FieldOption[] }
);

/** The columns that make a line an amount: quantity × price − discount (%), and VAT (%) in or on top of it. */
export type LineAmounts = {
  readonly quantity: string;
  readonly price: string;
  readonly discount?: string;
  readonly vat?: string;
  /** Prices are what a consumer pays. */
  readonly includesVat: boolean;
  readonly currency: Currency;
};
export type TableField = FieldCommon & {
  readonly kind: 'table';
  readonly columns: readonly TableColumn[];
  /** Fewest lines where the field is required, and most; 1 and 60 when left out. */
  readonly minRows?: number;
  readonly maxRows?: number;
  readonly amounts?: LineAmounts;
  /** Its new values belong to the customer, and are written there once the registration is complete. */
  readonly writesBack?: WriteBack;
};
/** The columns that say what of the customer changes (a choice of `ENRICHED` names; others are only noted), from what, to what. */
export type WriteBack = { readonly field: string; readonly old: string; readonly next: string };

export type FormField =
  | TextField
  | NumberField
  | MoneyField
  | DateField
  | ChoiceField
  | YesNoField
  | OutcomeField
  | LookupField
  | TableField;

/** Those with two digits after the point. */
export const CURRENCIES = ['EUR', 'GBP', 'USD', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN'] as const;
export type Currency = (typeof CURRENCIES)[number];

/** The way definitions are written; a file of a later one is refused. */
export const FORM_FORMAT = 1;

/** A version of a form. Registrations refer to the version that they were filled in with, so a version never changes. */
export type FormDefinition = {
  readonly format: typeof FORM_FORMAT;
  readonly id: string;
  readonly version: number;
  readonly kind: RegistrationKind;
  readonly name: LocalisedText;
  readonly sections: readonly { readonly id: string; readonly title: LocalisedText }[];
  readonly fields: readonly FormField[];
  /** The set of outcomes where the project has chosen none. */
  readonly outcomes: string;
  /** Fields that tell in one line what it was about, best first. */
  readonly summary: readonly string[];
};

/** What an interaction is registered with: a version of a form, and a version of a set of outcomes. */
export type FormRef = { readonly formId: string; readonly version: number; readonly outcomes: OutcomeSetRef };

/** A form together with the outcomes that can be chosen in it. */
export type RegistrationForm = FormDefinition & { readonly outcomeSet: OutcomeSetRef; readonly choices: readonly Outcome[] };

/** What a form is called. */
export type FormSummary = Pick<FormDefinition, 'id' | 'name' | 'kind' | 'version'>;
