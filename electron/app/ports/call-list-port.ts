import type { AttemptRules } from '../../../shared/domain/call-list/attempt-policy.ts';
import type { AttemptResult, Tried } from '../../../shared/domain/call-list/attempt.ts';
import type { ListCounted } from '../../../shared/domain/call-list/list-figures.ts';
import type { ListOutcome, SegmentBy } from '../../../shared/domain/call-list/list-source.ts';
import type { CallList, EntryEnd, EntryInHand, EntryState, ListSegment, OnList } from '../../../shared/domain/call-list/call-list.ts';
import type { EntryPriority } from '../../../shared/domain/call-list/entry-priority.ts';
import type { GoalState } from '../../../shared/domain/call-list/goal.ts';
import type { GuardRules } from '../../../shared/domain/guard/guard-rules.ts';
import type { CallEnd } from '../../../shared/domain/call/end-cause.ts';
import type { Purpose } from '../../../shared/domain/consent/consent.ts';
import type { CallingHours, Exemption } from '../../../shared/domain/project/project-plan.ts';
import type { AgentId, CallId, CallListId, ContactId, E164, ProjectId } from '../../../shared/lib/brand.ts';

/** Attempt rules with their version. */
export type ProjectRules = { readonly rules: AttemptRules; readonly version: number };

type Author = { readonly agentId: AgentId; readonly at: number };

/** What stands against calls for a project, for whoever picks the next one. */
export type CallRules = {
  readonly purpose: Purpose;
  readonly hours: readonly CallingHours[];
  readonly zone: string;
  /** Of this computer, ISO 3166-1 alpha-2, for numbers of no country. */
  readonly country: string;
  /** What calls about sales are about, and on whose behalf. */
  readonly product: string;
  readonly exemption: Exemption;
  /** Numbers at a higher rate are called too. */
  readonly premium: boolean;
  readonly guard: GuardRules;
  /** Public holidays (YYYY-MM-DD) by country, as far as they were looked up. */
  readonly holidays: Readonly<Record<string, readonly string[]>>;
};

/** `missing`: the holidays of this country have to be known first. `goOn`: many were passed over; ask again. */
export type Picked = { readonly entry: EntryInHand | null; readonly nextAt: number | null; readonly missing?: string; readonly goOn?: true };
/** With the list as it was when it was asked, null when it is not worked; and why its goal stops it. */
export type Claimed = Picked & { readonly list: CallList | null; readonly stopped: Exclude<GoalState, 'open'> | null };

/** From whom a list is filled, besides a filter. */
export type FillSource = { readonly kind: 'import'; readonly importId: string } | { readonly kind: 'list'; readonly listId: CallListId; readonly outcomes: readonly ListOutcome[] };
export type FillPage = { readonly after: number; readonly limit: number; readonly at: number };
export type FilledPage = { readonly added: number; readonly after: number | null };

/** What of a list can be changed; `rules` null for those of the project. */
export type ListChange = Partial<Pick<CallList, 'name' | 'state' | 'settings'>> & { readonly rules?: AttemptRules | null };

export type CallListPort = {
  /** Of a project, the newest first; `archived` ones too or not. */
  readonly list: (projectId: ProjectId, archived: boolean) => Promise<readonly CallList[]>;
  readonly get: (id: CallListId) => Promise<CallList | null>;
  readonly create: (list: Pick<CallList, 'id' | 'projectId' | 'name' | 'order' | 'settings' | 'source'>, author: Author) => Promise<void>;
  /** Adds people who are not on it yet, in this order; how many were added. One transaction: some thousand at a time. */
  readonly fill: (id: CallListId, people: readonly { readonly contactId: ContactId; readonly rank: number }[], segmentBy: SegmentBy | null, at: number) => Promise<number>;
  /** The same from an import or another list, some at a time: `after` is 0 at the beginning and null at the end. */
  readonly fillFrom: (id: CallListId, source: FillSource, page: FillPage & { readonly segmentBy: SegmentBy | null }) => Promise<FilledPage>;
  /** Those of these outcomes are called anew; their tries so far belong to the round before. */
  readonly recycle: (id: CallListId, outcomes: readonly ListOutcome[], page: FillPage) => Promise<FilledPage>;
  /** Quotas and priorities of the parts of a list. False when somebody changed the list meanwhile. */
  readonly setSegments: (id: CallListId, version: number, segments: readonly Pick<ListSegment, 'id' | 'quota' | 'priority'>[], author: Author) => Promise<boolean>;
  /** False when somebody changed it meanwhile. */
  readonly change: (id: CallListId, version: number, change: ListChange, author: Author) => Promise<boolean>;
  /** The attempt rules of a project, for all lists without rules of their own; version 0 while nobody has changed them. */
  readonly projectRules: (projectId: ProjectId) => Promise<ProjectRules>;
  /** False when somebody changed them meanwhile. */
  readonly setProjectRules: (projectId: ProjectId, version: number, rules: AttemptRules, author: Author) => Promise<boolean>;
  /**
   * Takes the next one into this agent's hand: whoever has priority first, then whoever is due again, then those who were not tried yet. Whoever may not be called, or
   * not now, is booked so and passed over. Nobody is given who is in another hand, or was tried within the list's pause.
   * Nobody at all once its goal stops the list.
   */
  readonly claim: (id: CallListId, rules: CallRules, author: Author) => Promise<Claimed>;
  /** Takes somebody who waits on a list of the project into this agent's hand, to be called back by this number; null when nobody waits. What stands against the call is asked when it is dialled. */
  readonly claimContact: (projectId: ProjectId, contactId: ContactId, number: E164, author: Author) => Promise<EntryInHand | null>;
  /** On which lists of a project somebody is that were not put away; none for a confidential card. */
  readonly listsOf: (contactId: ContactId, projectId: ProjectId) => Promise<readonly OnList[]>;
  /** Calls somebody of a list of the project before the others, or in turn again; the rules hold for them as for all. False when there is no such entry, or the list is done with it. */
  readonly setPriority: (entryId: number, projectId: ProjectId, priority: EntryPriority, author: Author) => Promise<boolean>;
  /** What the figures of a list are made of, or of one part of it. */
  readonly counted: (id: CallListId, segment: number | null, at: number) => Promise<ListCounted>;
  /** How fast a list was worked in the last two hours of work, ms of work; and its tries in all. */
  readonly pace: (id: CallListId, at: number) => Promise<{ readonly tries: number; readonly lately: ListCounted['lately'] }>;
  /** Lets go of what is in this agent's hand, or in anybody's; tries that were under way are booked as technical failures. */
  readonly release: (agentId: AgentId | null, at: number) => Promise<void>;
  /**
   * Notes a try before it leaves. Refused when the entry is not in this agent's hand (`not-held`), or the number was tried for anybody, on any
   * list, within the pause (`too-soon`).
   * @param more `weekHour` by the clock of the person who is called, 0 to 167; `pauseMs` between two tries of one number
   */
  readonly begin: (entryId: number, number: E164, more: { readonly weekHour: number; readonly pauseMs: number }, author: Author) => Promise<'begun' | 'not-held' | 'too-soon'>;
  /** Books what came of the try under way, or of the last one anew. All tries of the entry, the latest last. */
  readonly book: (entryId: number, booked: { readonly result: AttemptResult; readonly end: CallEnd | null; readonly callId: CallId | null; readonly talkMs: number | null }, at: number) => Promise<readonly Tried[]>;
  /** Takes back a try that did not leave. */
  readonly withdraw: (entryId: number) => Promise<void>;
  /** What becomes of an entry, out of every hand. */
  readonly settle: (entryId: number, to: { readonly state: EntryState; readonly why: EntryEnd | null; readonly nextAt: number | null; readonly outcome?: string }, at: number) => Promise<void>;
};
