/** Milliseconds since the Unix epoch. */
type Instant = number;

/** A version of a form; never changed. */
type FormVersionTable = {
  readonly form_id: string;
  readonly version: number;
  readonly body: string;
  readonly created_at: Instant;
  readonly created_by: string | null;
};

/** A version of a set of outcomes; never changed. */
type OutcomeSetVersionTable = {
  readonly set_id: string;
  readonly version: number;
  readonly body: string;
  readonly created_at: Instant;
  readonly created_by: string | null;
};

/** What stood in a registration before a change of it. */
type RegistrationVersionTable = {
  readonly interaction_id: string;
  /** The version that the change made. */
  readonly version: number;
  readonly cause: string;
  readonly reason: string;
  /** JSON: values, state, reason and end of what was on record. */
  readonly before: string;
  readonly at: Instant;
  readonly by_id: string;
};

/** What a registration wrote into the customer's record; JSON of changes. */
type RegistrationWrittenBackTable = {
  readonly interaction_id: string;
  readonly contact_id: string;
  readonly written: string;
  readonly refused: string;
  readonly undone: number;
  readonly at: Instant;
  readonly by_id: string;
};

/** Promises that follow from a registration, and what each is for. */
type RegistrationPromiseTable = { readonly interaction_id: string; readonly purpose: string; readonly agreement_id: string };

export type FormTables = {
  readonly form_version: FormVersionTable;
  readonly outcome_set_version: OutcomeSetVersionTable;
  readonly registration_version: RegistrationVersionTable;
  readonly registration_written_back: RegistrationWrittenBackTable;
  readonly registration_promise: RegistrationPromiseTable;
};
