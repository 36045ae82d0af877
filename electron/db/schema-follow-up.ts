import type { ColumnType, Generated } from 'kysely';

import type { AgreementTable, HandOverOutsideTable, HandOverReceivedTable, HandOverTable, KnownKeyTable } from './schema-agreements.ts';

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

export type DispatchTable = Authored & {
  readonly id: Fixed<string>;
  readonly project_id: Fixed<string>;
  readonly practice: Fixed<number>;
  readonly contact_id: Fixed<string | null>;
  readonly interaction_id: Fixed<string | null>;
  readonly kind: Fixed<string>;
  readonly article: Fixed<string>;
  readonly channel: Fixed<string>;
  readonly to_name: Fixed<string>;
  readonly address: Fixed<string>;
  readonly language: Fixed<string>;
  readonly subject: Fixed<string>;
  readonly body: Fixed<string>;
  readonly materials: Fixed<string>;
  readonly state: string;
  readonly attempts: number;
  readonly next_at: number | null;
  readonly reply: string;
  readonly problem: string | null;
  readonly closed_at: number | null;
  readonly closed_by: string | null;
};

export type DispatchFileTable = { readonly dispatch_id: Fixed<string>; readonly place: Fixed<number>; readonly file_name: Fixed<string>; readonly content: Fixed<Uint8Array> };

export type KnowledgeTable = Authored & {
  readonly seq: Counted;
  readonly id: Fixed<string>;
  readonly kind: string;
  readonly title_en: string;
  readonly title_nl: string;
  readonly body_en: string;
  readonly body_nl: string;
  readonly project_id: string | null;
  readonly beside: string;
  readonly valid_from: number;
  readonly valid_to: number | null;
  readonly must_read: number;
  readonly removed_at: number | null;
};

export type KnowledgeVersionTable = { readonly knowledge_id: Fixed<string>; readonly version: Fixed<number>; readonly fields: Fixed<string>; readonly at: Fixed<number>; readonly by_id: Fixed<string> };
export type KnowledgeReadTable = { readonly knowledge_id: Fixed<string>; readonly version: Fixed<number>; readonly agent_id: Fixed<string>; readonly at: Fixed<number> };

/** The tables of what is done after a conversation. */
export type FollowUpTables = {
  readonly agreement: AgreementTable;
  readonly hand_over: HandOverTable;
  readonly hand_over_outside: HandOverOutsideTable;
  readonly hand_over_received: HandOverReceivedTable;
  readonly known_key: KnownKeyTable;
  readonly remark: RemarkTable;
  readonly faq_proposal: FaqProposalTable;
  readonly dispatch: DispatchTable;
  readonly dispatch_file: DispatchFileTable;
  readonly knowledge: KnowledgeTable;
  readonly knowledge_version: KnowledgeVersionTable;
  readonly knowledge_read: KnowledgeReadTable;
};
