/** Milliseconds since the Unix epoch. */
type Instant = number;

/** A version of a form; never changed. */
export type FormVersionTable = {
  readonly form_id: string;
  readonly version: number;
  readonly body: string;
  readonly created_at: Instant;
  readonly created_by: string | null;
};

/** A version of a set of outcomes; never changed. */
export type OutcomeSetVersionTable = {
  readonly set_id: string;
  readonly version: number;
  readonly body: string;
  readonly created_at: Instant;
  readonly created_by: string | null;
};
