import type { ColumnType, Generated } from 'kysely';

/** Written once, never changed. */
type Fixed<T> = ColumnType<T, T, never>;

/** What was promised to a customer. Instants are milliseconds since 1970 (UTC). */
export type AgreementTable = {
  readonly id: Fixed<string>;
  readonly project_id: Fixed<string>;
  readonly practice: Fixed<number>;
  /** Null until a caller who was unknown becomes a customer. */
  readonly contact_id: string | null;
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
  /** Of a callback: the clock that the customer spoke by. */
  readonly callback_zone: Fixed<string | null>;
  readonly for_anyone: Generated<number>;
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

/** What left this profile as a signed file. */
export type HandOverOutsideTable = {
  readonly hand_over_id: Fixed<string>;
  readonly to_name: Fixed<string>;
  readonly address: Fixed<string>;
  readonly expires_at: Fixed<number>;
  readonly digest: Fixed<string>;
  /** Empty once it is answered or taken back: it holds data of a customer. */
  readonly file: string;
  readonly answered_by: string;
  readonly answered_key: string;
};

/** What came from another profile and was answered here. */
export type HandOverReceivedTable = {
  readonly hand_over_id: Fixed<string>;
  readonly sender_key: Fixed<string>;
  readonly sender_name: Fixed<string>;
  readonly organisation: Fixed<string>;
  readonly note: Fixed<string>;
  readonly answer: Fixed<string>;
  readonly reason: Fixed<string>;
  readonly agreement_id: Fixed<string | null>;
  readonly receipt: Fixed<string>;
  readonly receipt_made_at: number | null;
  readonly answered_at: Fixed<number>;
  readonly answered_by: Fixed<string>;
};

export type KnownKeyTable = { readonly key: Fixed<string>; readonly name: string; readonly known_since: Fixed<number>; readonly known_by: Fixed<string> };
