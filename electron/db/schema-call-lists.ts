import type { ColumnType, Generated } from 'kysely';

/** Written once, never changed. */
type Fixed<T> = ColumnType<T, T, never>;
/** Counted by the file. */
type Counted = ColumnType<number, never, never>;

/** People to be called for a project. The counts follow the entries by themselves. Instants are milliseconds since 1970 (UTC). */
export type CallListTable = {
  readonly id: Fixed<string>;
  readonly project_id: Fixed<string>;
  readonly practice: Fixed<number>;
  readonly name: string;
  readonly state: string;
  readonly order_rule: Fixed<string>;
  /** JSON of the attempt rules; `{}` for those of the project. */
  readonly rules: string;
  readonly fresh: Counted;
  readonly waiting: Counted;
  readonly done: Counted;
  readonly removed: Counted;
  readonly reached: Counted;
  readonly results: Counted;
  /** JSON of the settings. */
  readonly settings: Generated<string>;
  /** JSON of what it was made of. */
  readonly source: Generated<string>;
  readonly version: Generated<number>;
  readonly created_at: Fixed<number>;
  readonly created_by: Fixed<string>;
  readonly updated_at: number;
  readonly updated_by: string;
};

export type ListEntryTable = {
  readonly id: Counted;
  readonly list_id: Fixed<string>;
  readonly contact_id: Fixed<string>;
  /** Among those who were not tried yet the lowest first; below zero for those before all others (`rankWith`). */
  readonly rank: ColumnType<number, number, number>;
  /** JSON of what the imported file said for the list, by heading. */
  readonly fields: Fixed<string | null>;
  readonly state: string;
  /** Why it is done or removed. */
  readonly why: string | null;
  readonly next_at: number | null;
  /** In whose hand it is; nobody else is given it. */
  readonly leased_by: string | null;
  /** The reason for which it was skipped, or what the conversation came to. */
  readonly outcome: Generated<string>;
  readonly segment: Generated<number>;
  /** By which clocks the telephone opens for them (`entry-clocks.ts`); empty while nobody has looked. */
  readonly clocks: Generated<string>;
  /** Tries up to this one are of an earlier round. */
  readonly tries_after: Generated<number>;
  readonly updated_at: number;
};

export type CallAttemptTable = {
  readonly id: Counted;
  readonly entry_id: Fixed<number>;
  readonly contact_id: Fixed<string>;
  readonly number: Fixed<string>;
  readonly call_id: string | null;
  readonly agent_id: Fixed<string>;
  readonly at: Fixed<number>;
  readonly ended_at: number | null;
  /** Null while it goes on. */
  readonly result: string | null;
  readonly cause: string | null;
  readonly sip_status: number | null;
  readonly list_id: string | null;
  readonly segment: Generated<number>;
  /** By the clock of the person who was called; 0 is Monday from midnight on. */
  readonly week_hour: number | null;
  readonly talk_ms: Generated<number>;
};

/** A part of a list with a quota and a priority. */
export type ListSegmentTable = {
  readonly list_id: Fixed<string>;
  readonly id: Fixed<number>;
  readonly name: Fixed<string>;
  /** Conversations with a result after which the part is called no more. */
  readonly quota: number | null;
  readonly priority: Generated<number>;
  readonly fresh: Counted;
  readonly waiting: Counted;
  readonly done: Counted;
  readonly removed: Counted;
  readonly reached: Counted;
  readonly results: Counted;
};

export type ProjectRulesTable = {
  readonly project_id: Fixed<string>;
  readonly rules: string;
  readonly version: Generated<number>;
  readonly updated_at: number;
  readonly updated_by: string;
};

export type CallListTables = {
  readonly list_segment: ListSegmentTable;
  readonly project_rules: ProjectRulesTable;
  readonly call_list: CallListTable;
  readonly list_entry: ListEntryTable;
  readonly call_attempt: CallAttemptTable;
};
