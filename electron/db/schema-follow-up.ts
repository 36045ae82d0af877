import type { ColumnType, Generated } from 'kysely';

import type { AgreementTable, HandOverTable } from './schema-agreements.ts';

/** Written once, never changed. */
type Fixed<T> = ColumnType<T, T, never>;
/** Counted by the file. */
type Counted = ColumnType<number, never, never>;

type Authored = {
  readonly version: number;
  readonly created_at: Fixed<number>;
  readonly created_by: Fixed<string>;
  readonly updated_at: number;
  readonly updated_by: string;
};

/** What the organisation learns from. Instants are milliseconds since 1970 (UTC). */
export type RemarkTable = Authored & {
  readonly seq: Counted;
  readonly id: Fixed<string>;
  readonly project_id: Fixed<string>;
  readonly practice: Fixed<number>;
  readonly kind: Fixed<string>;
  readonly text: string;
  readonly product: string;
  readonly contact_id: Fixed<string | null>;
  readonly contact_name: Fixed<string>;
  readonly interaction_id: Fixed<string | null>;
  readonly about: Fixed<string | null>;
  readonly department: string;
  readonly source: Fixed<string>;
  readonly group_id: string;
  readonly state: string;
  readonly taken_by: string | null;
  readonly answer: string;
  readonly closed_at: number | null;
  readonly closed_by: string | null;
  readonly removed_at: Generated<number | null>;
};

export type FaqProposalTable = Authored & {
  readonly id: Fixed<string>;
  readonly project_id: Fixed<string>;
  readonly practice: Fixed<number>;
  readonly language: Fixed<string>;
  readonly question: string;
  readonly answer: string;
  readonly group_id: Fixed<string | null>;
  readonly state: string;
  readonly reason: string;
  readonly decided_at: number | null;
  readonly decided_by: string | null;
};

/** The tables of what is done after a conversation. */
export type FollowUpTables = {
  readonly agreement: AgreementTable;
  readonly hand_over: HandOverTable;
  readonly remark: RemarkTable;
  readonly faq_proposal: FaqProposalTable;
};
