import type { ColumnType } from 'kysely';

/** Written once, never changed. */
type Fixed<T> = ColumnType<T, T, never>;

/** What was promised to a customer. Instants are milliseconds since 1970 (UTC). */
export type AgreementTable = {
  readonly id: Fixed<string>;
  readonly project_id: Fixed<string>;
  readonly practice: Fixed<number>;
  readonly contact_id: Fixed<string | null>;
  readonly interaction_id: Fixed<string | null>;
  readonly to_whom: Fixed<string>;
  readonly number: Fixed<string | null>;
  readonly what: string;
  readonly owner_id: string;
  readonly due_at: number;
  readonly state: string;
  readonly closed_at: number | null;
  readonly closed_by: string | null;
  readonly result: string;
  readonly removed_at: number | null;
  readonly version: number;
  readonly created_at: Fixed<number>;
  readonly created_by: Fixed<string>;
  readonly updated_at: number;
  readonly updated_by: string;
};

/** Each offer of one to a colleague or a department. */
export type HandOverTable = {
  readonly id: Fixed<string>;
  readonly agreement_id: Fixed<string>;
  readonly from_id: Fixed<string>;
  readonly to_id: Fixed<string | null>;
  readonly department: Fixed<string>;
  readonly note: Fixed<string>;
  readonly state: string;
  readonly offered_at: Fixed<number>;
  readonly answered_at: number | null;
  readonly answered_by: string | null;
  readonly reason: string;
};
