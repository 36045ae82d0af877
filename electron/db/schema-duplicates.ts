import type { ColumnType } from 'kysely';

/** Milliseconds since the Unix epoch. */
type Instant = number;
/** Written once, never changed. */
type Fixed<T> = ColumnType<T, T, never>;

/** Row numbers of contacts that are to be compared with the others. */
export type DuplicateTodoTable = { readonly seq: Fixed<number> };

/** Keys to compare contacts under, beside those that stand with the contact. */
export type ContactMatchTable = {
  readonly seq: number;
  readonly name_place: string | null;
  readonly name_birth: string | null;
};

/** Two contacts, by row number, that may be one. */
export type DuplicatePairTable = {
  readonly low: Fixed<number>;
  readonly high: Fixed<number>;
  readonly practice: Fixed<number>;
  readonly score: number;
  /** Kinds of reasons, by blanks. */
  readonly reasons: string;
  readonly state: 'open' | 'not-same';
  readonly found_at: Fixed<Instant>;
  readonly decided_at: Instant | null;
  readonly decided_by: string | null;
};

/** A contact that went into another one, with all that is needed to take that back. */
export type ContactMergeTable = {
  readonly id: Fixed<string>;
  readonly survivor_id: Fixed<string>;
  readonly merged_id: Fixed<string>;
  readonly at: Fixed<Instant>;
  readonly by: Fixed<string | null>;
  /** JSON of fields. */
  readonly survivor_before: Fixed<string>;
  readonly survivor_after: Fixed<string>;
  readonly merged_before: Fixed<string>;
  /** JSON: ids of what moved along. */
  readonly moved: Fixed<string>;
  readonly undone_at: Instant | null;
  readonly undone_by: string | null;
  /** JSON: fields that kept what was typed since. */
  readonly kept: string | null;
};
