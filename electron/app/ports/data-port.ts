import type { FiguresPort } from './figures-port.ts';
import type { Agent, AgentState, ChosenState, Role, StateInterval } from '../../../shared/domain/agent-state/agent-state.ts';
import type { AccountKind, LineAccount } from '../../../shared/domain/account/account.ts';
import type { CallDirection, ContactSummary } from '../../../shared/domain/call/call.ts';
import type { CallEnd, EndCause } from '../../../shared/domain/call/end-cause.ts';
import type { TransferTarget } from '../../../shared/domain/call/transfer.ts';
import type { ContactChange } from '../../../shared/domain/contact/contact-change.ts';
import type { Contact, ContactFields } from '../../../shared/domain/contact/contact.ts';
import type { DirectoryEntry } from '../../../shared/domain/directory/directory-entry.ts';
import type { Interaction } from '../../../shared/domain/interaction/interaction.ts';
import type { ProjectRecord } from '../../../shared/domain/project/project.ts';
import type { TalkReport } from '../../../shared/domain/talk/talk.ts';
import type { QualityInterval } from '../../../shared/domain/quality/quality-history.ts';
import type { RecordingPause } from '../../../shared/domain/recording/recording.ts';
import type { FormVersion } from '../../../shared/ipc/commands/form.ts';
import type { FormDefinition } from '../../../shared/domain/registration/form.ts';
import type { OutcomeSet } from '../../../shared/domain/registration/outcome.ts';
import type { Script } from '../../../shared/domain/script/script.ts';
import type { ScriptDraft, ScriptEntry, ScriptStatus } from '../../../shared/domain/script/script-library.ts';
import type { AppError } from '../../../shared/errors/app-error.ts';
import type { AgentDay } from '../../../shared/domain/agent-state/day.ts';
import type { BackupInfo, RecentCall, TodayFigures } from '../../../shared/ipc/app-state.ts';
import type { HistoryEntry } from '../../../shared/ipc/commands/contact.ts';
import type { FormDraft } from '../../../shared/ipc/commands/draft.ts';
import type { AgentId, CallId, ContactId, DirectoryEntryId, E164, InteractionId, ProjectId, RecordingId, SessionId } from '../../../shared/lib/brand.ts';
import type { BulkPort } from './bulk-port.ts';
import type { CallListPort } from './call-list-port.ts';
import type { AgreementPort } from './agreement-port.ts';
import type { CustomerFilePort } from './customer-file-port.ts';
import type { Result } from '../../../shared/lib/result.ts';
import type { DuplicatePort } from './duplicate-port.ts';
import type { DispatchPort } from './dispatch-port.ts';
import type { KnowledgePort } from './knowledge-port.ts';
import type { CoachingPort } from './coaching-port.ts';
import type { ImprovementPort } from './improvement-port.ts';
import type { TimelinePort } from './timeline-port.ts';
import type { ArticlePort } from './article-port.ts';
import type { GuardPort } from './guard-port.ts';
import type { QueuePort } from './queue-port.ts';
import type { QuotePort } from './quote-port.ts';
import type { RegistrationPort } from './registration-port.ts';
import type { ImportPort } from './import-port.ts';
import type { CustomerPort, SavedFilterPort } from './customer-port.ts';

/** An emergency call that was made while nobody was logged in. Instants in ms since 1970. */
export type UnattendedCall = {
  readonly dialled: string;
  readonly startedAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly cause: EndCause | null;
};

/** The record of one call (attempt), written at its start and at each change that matters. */
export type CallRecord = {
  readonly id: CallId;
  readonly interactionId: InteractionId;
  readonly projectId: ProjectId;
  readonly agentId: AgentId;
  readonly direction: CallDirection;
  readonly remoteUri: string;
  readonly remoteRaw: string;
  readonly remoteNumber: E164 | null;
  readonly displayName: string;
  readonly sipCallId: string;
  readonly startedAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly end: CallEnd | null;
  readonly holdMs: number;
  /** What the sound was coded in (`opus`, `G722`); empty when none was sent. */
  readonly codec: string;
  /** False for a missed call that the agent has not looked at yet. */
  readonly seen: boolean;
  /** Who the call was handed over to; null when it was not. */
  readonly transferredTo: TransferTarget | null;
  /** The line given along, or received; empty without. */
  readonly handOverNote: string;
  /** `listening`: into the call of a colleague. Neither is a conversation of its own. */
  readonly consultsFor: CallId | 'listening' | null;
};

/** The record of one recording; `recording` while it grows. */
export type RecordingRecord = {
  readonly id: RecordingId;
  readonly callId: CallId;
  readonly interactionId: InteractionId;
  readonly projectId: ProjectId;
  readonly agentId: AgentId;
  /** Path below the folder of recordings. */
  readonly file: string;
  readonly startedAt: number;
  readonly durationMs: number;
  readonly bytes: number;
  readonly pauses: readonly RecordingPause[];
  /** `interrupted`: the application or the disk ended it before the call did. */
  readonly state: 'recording' | 'complete' | 'interrupted';
};
export type NamedRecording = RecordingRecord & { readonly agentName: string };

/** A session that was open when the application last stopped without logging out. */
export type OpenSession = {
  readonly sessionId: SessionId;
  readonly agentId: AgentId;
  readonly projectId: ProjectId;
  /** The interval that was running. */
  readonly state: AgentState;
  readonly since: number;
  readonly next: ChosenState;
  /** Last moment at which the application is known to have lived. */
  readonly aliveAt: number;
};

export type ContactAuthor = { readonly agentId: AgentId; readonly at: number };

/**
 * What the application asks of the data. Implemented on worker threads; every method resolves when the change is committed.
 * Unexpected failures reject with an `AppError` (`disk-full`, `database-unavailable`; `data-no-answer` for what may have been done all the same).
 * `by` says who did it; without it the row says that the application itself did (first start, provisioning).
 */
export type DataPort = CustomerFilePort & {
  readonly contacts: {
    /** All contacts with this number, most recently changed first, at most ten. */
    readonly findByPhone: (number: E164, practice: boolean) => Promise<readonly Contact[]>;
    readonly get: (id: ContactId) => Promise<Contact | null>;
    /** Names, organisation, customer number, e-mail and any part of a number; ranked, removed ones left out. */
    readonly search: (query: string, limit: number, practice: boolean) => Promise<readonly ContactSummary[]>;
    readonly create: (id: ContactId, fields: ContactFields, practice: boolean, author: ContactAuthor) => Promise<Contact>;
    /** One transaction, for imports; some thousand at a time. */
    readonly createMany: (contacts: readonly { readonly id: ContactId; readonly fields: ContactFields }[], practice: boolean, author: ContactAuthor) => Promise<void>;
    /** Errors: `not-found`, `stale-version`. The previous version is kept for undo and audit. */
    readonly update: (id: ContactId, version: number, fields: ContactFields, author: ContactAuthor, cause?: 'import' | 'put-back' | 'registration' | null) => Promise<Result<Contact, AppError>>;
    readonly remove: (id: ContactId, author: ContactAuthor) => Promise<Result<void, AppError>>;
    /** Back to the version before the last change or removal. */
    readonly undo: (id: ContactId, author: ContactAuthor) => Promise<Result<Contact, AppError>>;
    readonly history: (id: ContactId, limit: number) => Promise<readonly HistoryEntry[]>;
    /** Which of these are confidential and not for this person. */
    readonly withheldFrom: (agentId: AgentId | null, ids: readonly ContactId[]) => Promise<readonly ContactId[]>;
    /** Who changed what, newest first; also of a removed contact. */
    readonly changes: (id: ContactId, limit: number) => Promise<readonly ContactChange[]>;
  };
  readonly duplicates: DuplicatePort;
  readonly timeline: TimelinePort;
  readonly agreements: AgreementPort;
  readonly improvement: ImprovementPort;
  readonly coaching: CoachingPort;
  readonly queues: QueuePort;
  readonly dispatches: DispatchPort;
  readonly knowledge: KnowledgePort;
  readonly customers: CustomerPort;
  readonly bulk: BulkPort;
  readonly savedFilters: SavedFilterPort;
  readonly calls: {
    readonly save: (record: CallRecord) => Promise<void>;
    /** Writes into the audit that an emergency call was made while nobody was logged in. */
    readonly noteUnattended: (id: CallId, call: UnattendedCall) => Promise<void>;
    /** The last calls of this person, and those of others who did not get through at this place; newest first. */
    readonly recent: (limit: number, practice: boolean, agentId: AgentId) => Promise<readonly RecentCall[]>;
    /** The target of the last call that this person dialled by hand, for redial. */
    readonly lastDialled: (practice: boolean, agentId: AgentId) => Promise<string | null>;
    readonly markMissedSeen: (agentId: AgentId) => Promise<void>;
  };
  readonly directory: {
    /** By name. */
    readonly list: () => Promise<readonly DirectoryEntry[]>;
    readonly save: (entry: DirectoryEntry, by: AgentId | null) => Promise<void>;
    readonly remove: (id: DirectoryEntryId, by: AgentId | null) => Promise<void>;
    /** One transaction: these take the place of all entries of the provisioning file. */
    readonly provision: (entries: readonly DirectoryEntry[]) => Promise<void>;
  };
  readonly formDrafts: {
    /** Forms that this agent began and did not send, the one typed in last at the end. */
    readonly list: (agentId: AgentId) => Promise<readonly FormDraft[]>;
    /** Inserts or replaces; null removes. Those that nobody came back to for thirty days go. */
    readonly save: (agentId: AgentId, key: string, body: string | null) => Promise<void>;
  };
  readonly interactions: {
    /** Inserts or replaces; the audit trail keeps who and when. */
    readonly save: (interaction: Interaction, author: ContactAuthor) => Promise<void>;
    /** How far the script of an answered call has come; null for others. */
    readonly runOf: (callId: CallId) => Promise<Pick<Interaction, 'direction' | 'script'> | null>;
    /** Those in state `open` or `handling`, oldest first. */
    readonly unfinished: () => Promise<readonly Interaction[]>;
    /** One transaction: the interaction as completed or incomplete, its registration row, and the audit record. */
    readonly close: (interaction: Interaction, author: ContactAuthor) => Promise<void>;
    /**
     * Marks what an unexpected end left behind: calls without an end get `interrupted` at `endedAt`; interactions that were open become
     * `handling` when answered or typed in, else `unregistered`. Returns the interactions to finish.
     */
    readonly recoverInterrupted: (endedAt: number) => Promise<readonly Interaction[]>;
  };
  readonly sessions: {
    readonly open: (session: { readonly sessionId: SessionId; readonly agentId: AgentId; readonly at: number }, first: StateInterval) => Promise<void>;
    /** One transaction: closes the running interval at `next.from` and starts `next`. */
    readonly change: (next: StateInterval, following: ChosenState) => Promise<void>;
    /** What follows the present state, chosen without changing it. */
    readonly chooseNext: (sessionId: SessionId, following: ChosenState) => Promise<void>;
    readonly close: (sessionId: SessionId, at: number, reason: 'logged-out' | 'quit' | 'crash') => Promise<void>;
    readonly stillOpen: () => Promise<OpenSession | null>;
    readonly heartbeat: (sessionId: SessionId, at: number) => Promise<void>;
    readonly intervals: (sessionId: SessionId) => Promise<readonly StateInterval[]>;
    readonly todayFigures: (agentId: AgentId, dayStart: number, now: number) => Promise<TodayFigures>;
    readonly day: (agentId: AgentId, dayStart: number, now: number) => Promise<AgentDay>;
  };
  readonly figures: FiguresPort;
  readonly agents: {
    readonly list: () => Promise<readonly Agent[]>;
    /** Errors: `name-taken`, `last-administrator` (the last active one cannot lose role or activity). */
    readonly save: (agent: { readonly id: AgentId; readonly name: string; readonly role: Role; readonly active: boolean }, at: number, by?: AgentId | null) => Promise<Result<Agent, AppError>>;
    /** `hash` as produced by the password module (scrypt); null removes the password. */
    readonly setPasswordHash: (id: AgentId, hash: string | null, at: number, by?: AgentId | null) => Promise<void>;
    readonly passwordHash: (id: AgentId) => Promise<string | null>;
  };
  readonly projects: {
    readonly list: () => Promise<readonly ProjectRecord[]>;
    readonly upsert: (project: ProjectRecord, by?: AgentId | null) => Promise<void>;
    /** One transaction: the project, what is set for it by key, and the versions of forms and outcomes that came with it. */
    readonly write: (
      whole: { readonly project: ProjectRecord; readonly settings: Readonly<Record<string, unknown>>; readonly definitions: { readonly forms: readonly FormDefinition[]; readonly outcomes: readonly OutcomeSet[] } },
      at: number,
      by?: AgentId | null,
    ) => Promise<void>;
  };
  readonly scripts: {
    readonly get: (scriptId: string, version: number) => Promise<Script | null>;
    readonly newest: (scriptId: string) => Promise<Script | null>;
    /** Of each script the version that conversations begin with. */
    readonly inUse: () => Promise<readonly Script[]>;
    readonly library: () => Promise<readonly Omit<ScriptEntry, 'shipped'>[]>;
    readonly draft: (scriptId: string) => Promise<ScriptDraft | null>;
    readonly saveDraft: (script: Script, at: number, by: AgentId) => Promise<void>;
    readonly removeDraft: (scriptId: string) => Promise<void>;
    /** The draft becomes the next version; resolves with its number. */
    readonly propose: (script: Script, note: string, at: number, by: AgentId) => Promise<number>;
    /** What was in use retires where another version comes into use. */
    readonly setStatus: (scriptId: string, version: number, status: ScriptStatus, note: string, at: number, by: AgentId) => Promise<void>;
    /** A version is written once and never changed; of what comes with the application the newest is in use. */
    readonly add: (script: Script, at: number, by?: AgentId | null) => Promise<void>;
  };
  readonly forms: {
    readonly form: (formId: string, version: number) => Promise<FormDefinition | null>;
    readonly outcomes: (setId: string, version: number) => Promise<OutcomeSet | null>;
    /** Every version of a form, the newest first. */
    readonly versions: (formId: string) => Promise<readonly FormVersion[]>;
    /** The newest version of each. */
    readonly newest: () => Promise<{ readonly forms: readonly FormDefinition[]; readonly outcomes: readonly OutcomeSet[] }>;
    /** One transaction. A version is written once and never changed; the same once more is nothing. */
    readonly add: (
      definitions: { readonly forms: readonly FormDefinition[]; readonly outcomes: readonly OutcomeSet[] },
      at: number,
      by?: AgentId | null,
    ) => Promise<void>;
  };
  readonly settings: {
    /** Resolves project, then account, then default scope; null when none has it. */
    readonly get: (key: string, projectId: ProjectId | null) => Promise<unknown>;
    readonly set: (key: string, value: unknown, scope: { readonly projectId: ProjectId } | { readonly account: 'sip' | 'practice' } | 'default', by?: AgentId | null) => Promise<void>;
    /** What the line is connected to, and the telephone accounts in their order. */
    readonly accounts: () => Promise<{ readonly kind: AccountKind; readonly accounts: readonly LineAccount[] }>;
    /** Replaces all of it. */
    readonly saveAccounts: (state: { readonly kind: 'practice' | 'sip'; readonly accounts: readonly LineAccount[] }, by?: AgentId | null) => Promise<void>;
  };
  readonly quality: {
    readonly save: (callId: CallId, intervals: readonly (QualityInterval | null)[]) => Promise<void>;
    /** Intervals of five seconds; null where there was no sound. Empty for a call that nothing is known of. */
    readonly get: (callId: CallId) => Promise<readonly (QualityInterval | null)[]>;
  };
  readonly talk: {
    readonly save: (callId: CallId, report: TalkReport) => Promise<void>;
    /** Null for a call that nothing is known of. */
    readonly get: (callId: CallId) => Promise<TalkReport | null>;
  };
  readonly recordings: {
    /** Inserts, or replaces what changes while it grows and at its end. */
    readonly save: (record: RecordingRecord) => Promise<void>;
    /** Null also for a removed one. */
    readonly get: (id: RecordingId) => Promise<NamedRecording | null>;
    /** Finished ones, newest first: of one customer, of one agent, or of all. */
    readonly list: (
      of: { readonly contactId: ContactId | null; readonly agentId: AgentId | null; readonly practice: boolean },
      limit: number,
    ) => Promise<readonly NamedRecording[]>;
    /** Those that an unexpected end left growing. */
    readonly unfinished: () => Promise<readonly RecordingRecord[]>;
    /** Hides it; the file stays until it is purged. False when there is no such recording. */
    readonly remove: (id: RecordingId, author: ContactAuthor) => Promise<boolean>;
    readonly restore: (id: RecordingId, author: ContactAuthor) => Promise<boolean>;
    /** Those whose files may go: recorded before the one instant (null: no limit), or removed before the other. */
    readonly expired: (before: { readonly startedBefore: number | null; readonly removedBefore: number }) => Promise<readonly RecordingRecord[]>;
    /** Deletes the rows of files that are gone. */
    readonly purge: (ids: readonly RecordingId[]) => Promise<void>;
  };
  readonly articles: ArticlePort;
  readonly quotes: QuotePort;
  readonly callLists: CallListPort;
  readonly guard: GuardPort;
  readonly registrations: RegistrationPort;
  readonly imports: ImportPort;
  readonly backups: {
    readonly list: () => Promise<readonly BackupInfo[]>;
    /** Copies the file while it is in use; keeps the newest seven daily copies. */
    readonly create: (kind: 'daily' | 'manual', at: number) => Promise<BackupInfo>;
  };
};

