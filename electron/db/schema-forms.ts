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

export type FormTables = { readonly form_version: FormVersionTable; readonly outcome_set_version: OutcomeSetVersionTable };
