import type { ColumnType } from 'kysely';

/** Written once, never changed. */
type Fixed<T> = ColumnType<T, T, never>;

/** A figures file that somebody of the team gave. */
export type TeamFiguresTable = {
  readonly id: Fixed<string>;
  /** The public key that signed it, and its fingerprint. */
  readonly key: Fixed<string>;
  readonly fingerprint: Fixed<string>;
  readonly person_id: Fixed<string>;
  readonly name: Fixed<string>;
  /** Empty for all projects. */
  readonly project: Fixed<string>;
  readonly span: Fixed<string>;
  /** Days of the calendar: 2026-11-23; the second is the first that is not in it. */
  readonly from_day: Fixed<string>;
  readonly to_day: Fixed<string>;
  /** 1 for those of one person; of more the sums of all of them together. */
  readonly people: Fixed<number>;
  readonly counted_at: Fixed<number>;
  readonly digest: Fixed<string>;
  /** JSON of the sums. */
  readonly sums: Fixed<string>;
  readonly opened_at: Fixed<number>;
  readonly opened_by: Fixed<string>;
};
