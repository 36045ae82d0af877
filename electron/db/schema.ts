import type { CallListTables } from './schema-call-lists.ts';
import type { ColumnType, Generated } from 'kysely';

import type { ArticleTables } from './schema-articles.ts';
import type { ContactMatchTable, ContactMergeTable, DuplicatePairTable, DuplicateTodoTable } from './schema-duplicates.ts';
import type { FollowUpTables } from './schema-follow-up.ts';
import type { FormTables } from './schema-forms.ts';
import type { NoteTables } from './schema-notes.ts';
import type { CallFeedbackTable, CallMarkTable, CallReviewTable, ImprovementPointTable } from './schema-coaching.ts';
import type { CallTalkTable } from './schema-talk.ts';
import type { TeamFiguresTable } from './schema-team-figures.ts';
import type { ScriptDraftTable, ScriptVersionTable } from './schema-scripts.ts';

/** Rows as they are stored. Booleans are 0 or 1, JSON is text, instants are milliseconds since 1970 (UTC), identifiers are text. */

/** Milliseconds since the Unix epoch. */
type Instant = number;
/** Written once, never changed. */
type Fixed<T> = ColumnType<T, T, never>;

/** Who made and last changed a row; null stands for the application itself (first start, provisioning). */
type Authored = {
  readonly created_at: Fixed<Instant>;
  readonly created_by: Fixed<string | null>;
  readonly updated_at: Instant;
  readonly updated_by: string | null;
};

export type ProjectTable = Authored & {
  readonly id: Fixed<string>;
  readonly key: string;
  readonly name: string;
  readonly kind: 'service' | 'practice';
  /** What calls for it are made for, which decides what may be dialled. */
  readonly purpose: Generated<string>;
  readonly active: number;
  readonly plan: Generated<string>;
};

export type AgentTable = Authored & {
  readonly id: Fixed<string>;
  readonly name: string;
  /** `name` in lower case; unique among active agents. */
  readonly name_key: string;
  readonly role: string;
  readonly password_hash: string | null;
  readonly active: number;
};

export type AccountTable = Authored & {
  readonly kind: Fixed<'practice' | 'sip'>;
  readonly active: number;
};

export type SipAccountTable = Authored & {
  readonly id: Fixed<string>;
  readonly position: number;
  /** JSON of the account; never a password. */
  readonly body: string;
  /** JSON: keys of projects. */
  readonly projects: string;
  readonly emergency: number;
};

export type SettingTable = {
  readonly id: Generated<number>;
  readonly key: string;
  readonly scope: 'default' | 'account' | 'project';
  readonly account_kind: 'practice' | 'sip' | null;
  readonly project_id: string | null;
  readonly value: string;
  readonly updated_at: Instant;
  readonly updated_by: string | null;
};

export type ContactTable = Authored & {
  /** Row number for the search indexes, which know no text keys. */
  readonly seq: Generated<number>;
  readonly id: Fixed<string>;
  readonly practice: Fixed<number>;
  readonly salutation: string;
  readonly initials: string;
  readonly first_name: string;
  readonly infix: string;
  readonly last_name: string;
  readonly organisation: string;
  readonly customer_number: string;
  readonly language: string;
  /** Copies of the preferred e-mail address and postal address, for lists; all of them are in tables of their own. */
  readonly email: string;
  readonly street: string;
  readonly house_number: string;
  readonly postcode: string;
  readonly city: string;
  readonly notes: string;
  readonly organisation_id: string | null;
  readonly role: string;
  /** ISO date. */
  readonly birth_date: string | null;
  readonly deceased: number;
  readonly moved: number;
  readonly owner_id: string | null;
  /** Minor units a year. */
  readonly customer_value: number | null;
  readonly type_model: string | null;
  readonly type_confidence: string | null;
  readonly type_observed_at: Instant | null;
  readonly tone_hint: string;
  /** JSON: topics. */
  readonly right_person_for: string;
  /** 1: visible to the agents in `contact_visibility` only. */
  readonly confidential: number;
  readonly read_only: number;
  readonly retention_class: Generated<string>;
  /** The contact that this one was merged into; a merged one is removed too (`deleted_at`). */
  readonly merged_into: string | null;
  /** Start of the latest conversation. */
  readonly last_contact_at: Instant | null;
  /** Last name, first name or initials, infix, apart by tabs; the organisation where there is no person. Computed by the file. */
  readonly sort_key: ColumnType<string, never, never>;
  /** Particle and last name, folded; initials without dots; city in lower case. Computed by the file, for searching. */
  readonly full_name_key: ColumnType<string, never, never>;
  readonly initials_key: ColumnType<string, never, never>;
  readonly city_key: ColumnType<string, never, never>;
  /** Search keys: lower case, without accents (the file cannot fold other alphabets by itself). */
  readonly last_name_key: string;
  readonly first_name_key: string;
  readonly organisation_key: string;
  readonly customer_number_key: string;
  readonly email_key: string;
  /** All words by which the contact is found, separated by spaces. */
  readonly words_key: string;
  readonly version: number;
  readonly deleted_at: Instant | null;
  readonly deleted_by: string | null;
};

/** One of several ways to reach a contact, in the order in which they were given. */
type ReachColumns = {
  readonly contact_id: string;
  readonly position: number;
  readonly kind: string;
  readonly preferred: number;
  readonly valid: number;
  readonly last_reached_at: Instant | null;
};

export type ContactPhoneTable = ReachColumns & { readonly raw: string; readonly e164: string | null };

export type ContactMailTable = ReachColumns & {
  readonly address: string;
  /** Lower case. */
  readonly address_key: string;
};

export type ContactAddressTable = ReachColumns & {
  readonly street: string;
  readonly house_number: string;
  readonly postcode: string;
  readonly city: string;
  readonly country: string;
  /** Upper case without blanks, and lower case without blanks: for comparing addresses. */
  readonly postcode_key: string;
  readonly house_number_key: string;
};

export type ContactTagTable = { readonly contact_id: string; readonly tag_key: string; readonly tag: string; readonly position: number };

export type ContactCustomTable = {
  readonly contact_id: string;
  readonly field_id: string;
  /** Canonical form, see custom-field.ts. */
  readonly value: string;
  readonly value_key: string;
  /** For ordering and comparing numbers. */
  readonly value_number: number | null;
};

export type ContactVisibilityTable = { readonly contact_id: string; readonly agent_id: string };

export type CustomFieldTable = Authored & {
  readonly id: Fixed<string>;
  /** Null: of every project. */
  readonly project_id: string | null;
  readonly label: string;
  readonly kind: string;
  /** JSON: what a choice offers. */
  readonly options: string;
  readonly required: number;
  readonly searchable: number;
  readonly position: number;
  readonly active: number;
};

/** A filter of the list of customers under a name. */
export type SavedFilterTable = {
  readonly id: Fixed<string>;
  readonly agent_id: Fixed<string>;
  readonly name: string;
  readonly name_key: string;
  readonly shared: number;
  /** JSON. */
  readonly filter: string;
  readonly sort: string;
  readonly created_at: Fixed<Instant>;
  readonly updated_at: Instant;
};

export type OrganisationTable = Authored & {
  readonly seq: Generated<number>;
  readonly id: Fixed<string>;
  readonly practice: Fixed<number>;
  readonly name: string;
  readonly branch: string;
  readonly street: string;
  readonly house_number: string;
  readonly postcode: string;
  readonly city: string;
  readonly country: string;
  readonly website: string;
  readonly registration_no: string;
  readonly owner_id: string | null;
  readonly customer_value: number | null;
  readonly notes: string;
  readonly name_key: string;
  readonly retention_class: Generated<string>;
  readonly version: number;
  readonly merged_into: string | null;
  readonly deleted_at: Instant | null;
  readonly deleted_by: string | null;
};

export type OrganisationVersionTable = {
  readonly organisation_id: string;
  readonly version: number;
  readonly action: 'create' | 'update' | 'remove' | 'undo';
  readonly cause: string | null;
  readonly at: Instant;
  readonly by: string | null;
  readonly before: string | null;
};

export type ConsentTable = Authored & {
  readonly id: Fixed<string>;
  readonly contact_id: string;
  readonly purpose: string;
  readonly basis: string;
  readonly product: string;
  readonly channel: string;
  readonly scope: string;
  readonly granted_how: string;
  readonly proof: string;
  readonly valid_from: Instant;
  readonly valid_to: Instant | null;
  readonly withdrawn_at: Instant | null;
  readonly withdrawn_by: string | null;
  readonly removed_at: Instant | null;
  readonly removed_by: string | null;
};

/** One row for the person and one for each number that the person had, all with one `objection_id`. */
export type ContactObjectionTable = Authored & {
  readonly seq: Generated<number>;
  readonly objection_id: string;
  readonly contact_id: string | null;
  readonly number: string | null;
  readonly purpose: string;
  readonly channel: string;
  readonly note: string;
  readonly interaction_id: string | null;
  readonly withdrawn_at: Instant | null;
  readonly withdrawn_by: string | null;
};

export type ContactVersionTable = {
  readonly contact_id: string;
  readonly version: number;
  readonly action: 'create' | 'update' | 'remove' | 'undo';
  readonly at: Instant;
  readonly by: string | null;
  /** What it was part of, such as `merge` or `import`; null for a change by hand. */
  readonly cause: string | null;
  /** JSON of the fields, null where the contact did not exist (before its creation, or removed). */
  readonly before: string | null;
  /** Written by earlier programs; what came of a change is the `before` of the next one, or the contact as it is. */
  readonly after: string | null;
};

type EndColumns = {
  readonly end_cause: string | null;
  readonly end_sip_status: number | null;
  readonly end_q850_cause: number | null;
};

export type CallTable = Authored &
  EndColumns & {
    readonly id: Fixed<string>;
    readonly interaction_id: string;
    readonly project_id: string;
    /** Copied from the project, so that real figures and lists never have to join for it. */
    readonly practice: number;
    readonly agent_id: string;
    readonly direction: string;
    readonly remote_uri: string;
    readonly remote_raw: string;
    readonly remote_number: string | null;
    readonly display_name: string;
    readonly sip_call_id: string;
    readonly started_at: Instant;
    readonly answered_at: Instant | null;
    readonly ended_at: Instant | null;
    readonly hold_ms: number;
    /** MIME subtype of what the sound was coded in; empty when no sound was sent. */
    readonly codec: string;
    readonly seen: number;
    /** What was dialled to hand the call over, and the name it had; null when it was not handed over. */
    readonly transferred_to: string | null;
    readonly transferred_name: string | null;
    /** Given along with it, or received with it. */
    readonly hand_over_note: string | null;
    /** The customer's call that this call to a colleague was about, or `listening`: into a colleague's. Null for every conversation, and only these count. */
    readonly consults_for: string | null;
  };

export type DirectoryEntryTable = Authored & {
  readonly id: Fixed<string>;
  readonly name: string;
  readonly address: string;
  readonly department: string;
  readonly presence: number;
  readonly provisioned: number;
};

export type InteractionTable = Authored &
  EndColumns & {
    readonly id: Fixed<string>;
    readonly call_id: string;
    readonly project_id: string;
    readonly practice: number;
    readonly agent_id: string;
    readonly direction: string;
    readonly remote_raw: string;
    readonly remote_number: string | null;
    readonly contact_id: string | null;
    readonly started_at: Instant;
    readonly answered_at: Instant | null;
    readonly ended_at: Instant | null;
    readonly state: string;
    readonly incomplete_reason: string | null;
    readonly completed_at: Instant | null;
    /** JSON of the limit and what was added to it. */
    readonly wrap_up: string | null;
    /** JSON: what was to be confirmed of the caller, and what was; null where nothing was. */
    readonly verification: string | null;
    /** JSON: name and fields of the call list that it was called from; null for none. */
    readonly call_list: string | null;
    /** JSON of the script run. */
    readonly script: string;
    /** JSON of the form values with their origin. */
    readonly form_values: string;
    /** JSON: the version of the form and of the outcomes. */
    readonly form: string;
  };

export type RegistrationTable = Authored & {
  readonly interaction_id: Fixed<string>;
  readonly project_id: string;
  readonly practice: number;
  readonly agent_id: string;
  readonly contact_id: string | null;
  readonly state: 'completed' | 'incomplete';
  readonly incomplete_reason: string | null;
  readonly completed_at: Instant;
  readonly form_id: string;
  readonly form_version: number;
  /** Code of the outcome, empty when there is none, and what it means. */
  readonly outcome: string;
  readonly meaning: string | null;
  /** JSON: value and origin by the key of the field. */
  readonly form_values: string;
  /** Rises by one with each change after the conversation. */
  readonly version: Generated<number>;
  /** The kind of what is followed after the conversation, and until when; null for what is not. */
  readonly case_kind: string | null;
  readonly case_term: string | null;
  readonly case_open: number;
};

export type AgentSessionTable = {
  readonly id: string;
  readonly agent_id: string;
  readonly login_at: Instant;
  readonly alive_at: Instant;
  readonly next_state: string;
  readonly next_reason: string | null;
  readonly logout_at: Instant | null;
  readonly logout_reason: string | null;
};

export type StateIntervalTable = {
  readonly id: Generated<number>;
  readonly session_id: string;
  readonly agent_id: string;
  readonly project_id: string;
  readonly practice: number;
  readonly state: string;
  readonly reason: string | null;
  readonly call_id: string | null;
  readonly from_at: Instant;
  readonly to_at: Instant | null;
};

export type RecordingTable = Authored & {
  readonly id: Fixed<string>;
  readonly call_id: Fixed<string>;
  readonly interaction_id: Fixed<string>;
  readonly project_id: Fixed<string>;
  readonly practice: Fixed<number>;
  readonly agent_id: Fixed<string>;
  /** Path below the folder of recordings. */
  readonly file: Fixed<string>;
  readonly started_at: Fixed<Instant>;
  readonly duration_ms: number;
  readonly bytes: number;
  /** JSON: stretches of silence. */
  readonly pauses: string;
  readonly state: 'recording' | 'complete' | 'interrupted';
  readonly removed_at: Instant | null;
  readonly removed_by: string | null;
};

export type CallQualityTable = {
  readonly call_id: Fixed<string>;
  /** JSON: `QualityInterval`s. */
  readonly intervals: string;
  readonly created_at: Instant;
};

export type FormDraftTable = {
  readonly agent_id: Fixed<string>;
  readonly key: Fixed<string>;
  /** JSON of the form. */
  readonly body: string;
  readonly updated_at: Instant;
};

export type AuditTable = {
  readonly id: Generated<number>;
  readonly at: Instant;
  readonly agent_id: string | null;
  readonly action: string;
  readonly entity: string;
  readonly entity_id: string;
  readonly details: string;
};

export type Database = ArticleTables & CallListTables & FormTables & FollowUpTables & NoteTables & {
  readonly duplicate_todo: DuplicateTodoTable;
  readonly contact_match: ContactMatchTable;
  readonly duplicate_pair: DuplicatePairTable;
  readonly contact_merge: ContactMergeTable;
  readonly project: ProjectTable;
  readonly agent: AgentTable;
  readonly account: AccountTable;
  readonly sip_account: SipAccountTable;
  readonly setting: SettingTable;
  readonly contact: ContactTable;
  readonly contact_phone: ContactPhoneTable;
  readonly contact_mail: ContactMailTable;
  readonly contact_address: ContactAddressTable;
  readonly contact_tag: ContactTagTable;
  readonly contact_custom: ContactCustomTable;
  readonly contact_visibility: ContactVisibilityTable;
  readonly contact_version: ContactVersionTable;
  readonly custom_field: CustomFieldTable;
  readonly saved_filter: SavedFilterTable;
  readonly organisation: OrganisationTable;
  readonly organisation_version: OrganisationVersionTable;
  readonly consent: ConsentTable;
  readonly contact_objection: ContactObjectionTable;
  readonly call: CallTable;
  readonly directory_entry: DirectoryEntryTable;
  readonly interaction: InteractionTable;
  readonly registration: RegistrationTable;
  readonly script_version: ScriptVersionTable;
  readonly script_draft: ScriptDraftTable;
  readonly agent_session: AgentSessionTable;
  readonly state_interval: StateIntervalTable;
  readonly recording: RecordingTable;
  readonly call_quality: CallQualityTable;
  readonly call_talk: CallTalkTable;
  readonly call_mark: CallMarkTable;
  readonly call_review: CallReviewTable;
  readonly call_feedback: CallFeedbackTable;
  readonly improvement_point: ImprovementPointTable;
  readonly team_figures: TeamFiguresTable;
  readonly form_draft: FormDraftTable;
  readonly audit: AuditTable;
};
