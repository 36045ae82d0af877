import type { AttemptResult, Tried } from '../../../shared/domain/call-list/attempt.ts';
import type { CallList, EntryEnd, EntryInHand, EntryState } from '../../../shared/domain/call-list/call-list.ts';
import type { CallEnd } from '../../../shared/domain/call/end-cause.ts';
import type { Purpose } from '../../../shared/domain/consent/consent.ts';
import type { CallingHours } from '../../../shared/domain/project/project-plan.ts';
import type { AgentId, CallId, CallListId, ContactId, E164, ProjectId } from '../../../shared/lib/brand.ts';

type Author = { readonly agentId: AgentId; readonly at: number };

/** What stands against calls for a project, for whoever picks the next one. */
export type CallRules = { readonly purpose: Purpose; readonly hours: readonly CallingHours[]; readonly zone: string };

export type CallListPort = {
  /** Of a project, the newest first; `archived` ones too or not. */
  readonly list: (projectId: ProjectId, archived: boolean) => Promise<readonly CallList[]>;
  readonly get: (id: CallListId) => Promise<CallList | null>;
  readonly create: (list: Pick<CallList, 'id' | 'projectId' | 'name' | 'order' | 'rules'>, author: Author) => Promise<void>;
  /** Adds people who are not on it yet, in this order; how many were added. One transaction: some thousand at a time. */
  readonly fill: (id: CallListId, people: readonly { readonly contactId: ContactId; readonly rank: number }[], at: number) => Promise<number>;
  /** False when somebody changed it meanwhile. */
  readonly change: (id: CallListId, version: number, change: Partial<Pick<CallList, 'name' | 'state'>>, author: Author) => Promise<boolean>;
  /**
   * Takes the next one into this agent's hand: whoever is due again first, then those who were not tried yet. Whoever may not be called, or
   * not now, is booked so and passed over. Nobody is given who is in another hand, or was tried within the list's pause.
   */
  readonly claim: (id: CallListId, rules: CallRules, author: Author) => Promise<{ readonly entry: EntryInHand | null; readonly nextAt: number | null }>;
  /** Lets go of what is in this agent's hand, or in anybody's; tries that were under way are booked as technical failures. */
  readonly release: (agentId: AgentId | null, at: number) => Promise<void>;
  /** Notes a try before it leaves. False when the entry is not in this agent's hand. */
  readonly begin: (entryId: number, number: E164, author: Author) => Promise<boolean>;
  /** Books what came of the try under way, or of the last one anew. All tries of the entry, the latest last. */
  readonly book: (entryId: number, booked: { readonly result: AttemptResult; readonly end: CallEnd | null; readonly callId: CallId | null }, at: number) => Promise<readonly Tried[]>;
  /** Takes back a try that did not leave. */
  readonly withdraw: (entryId: number) => Promise<void>;
  /** What becomes of an entry, out of every hand. */
  readonly settle: (entryId: number, to: { readonly state: EntryState; readonly why: EntryEnd | null; readonly nextAt: number | null; readonly outcome?: string }, at: number) => Promise<void>;
};
