import type { Purpose } from '../../../shared/domain/consent/consent.ts';
import type { DoNotCallList, Listed, ListedFor, OwnNumber } from '../../../shared/domain/guard/do-not-call.ts';
import type { GuardRules } from '../../../shared/domain/guard/guard-rules.ts';
import type { OverridableRule } from '../../../shared/domain/project/project-plan.ts';
import type { Override } from '../../../shared/domain/guard/override.ts';
import type { AgentId, CallId, ContactId, E164, ProjectId } from '../../../shared/lib/brand.ts';

type Author = { readonly agentId: AgentId; readonly at: number };

/** A version of the rules; `rules` null for those that the application came with. */
export type StoredRules = { readonly version: number; readonly rules: GuardRules | null; readonly note: string; readonly at: number; readonly byName: string };

/** What is on record about a number and a person, as far as it says whether a call may be made. */
export type DialRecord = { readonly listed: Listed | null; /** Latest call to the number; wall-clock ms. */ readonly lastCallAt: number | null; /** Calls since `since` that came to no conversation. */ readonly tries: number };

export type GuardPort = {
  /** The latest first; empty while nobody has changed anything. */
  readonly ruleHistory: (limit: number) => Promise<readonly StoredRules[]>;
  /** False when somebody changed them meanwhile. */
  readonly setRules: (version: number, rules: GuardRules | null, note: string, author: Author) => Promise<boolean>;
  readonly record: (of: { readonly contactId: ContactId | null; readonly number: E164 | null; readonly purpose: Purpose; readonly since: number }) => Promise<DialRecord>;

  /** Lists of files, the latest first, removed ones at the end. */
  readonly lists: () => Promise<readonly DoNotCallList[]>;
  /** Numbers put down by hand that begin with these digits, the latest first. */
  readonly own: (digits: string, limit: number) => Promise<readonly OwnNumber[]>;
  readonly ownCount: () => Promise<number>;
  /** Takes everybody who can be reached by this number only off the lists in the same transaction. */
  readonly addOwn: (number: { readonly number: E164; readonly reason: string; readonly source: string; readonly purpose: ListedFor }, author: Author) => Promise<void>;
  /** False when it is not there. */
  readonly removeOwn: (number: E164, author: Author) => Promise<boolean>;
  readonly beginList: (list: { readonly name: string; readonly source: string; readonly purpose: ListedFor; readonly refused: number }, author: Author) => Promise<number>;
  /** Takes hashes (32 bytes each) over from a file, some thousand in one transaction. How many were new, and whether that was the end. */
  readonly takeHashes: (listId: number, file: string, from: number, limit: number) => Promise<{ readonly read: number; readonly added: number }>;
  readonly endList: (listId: number) => Promise<void>;
  /** Takes a list out of use, or back into it. False when there is none. */
  readonly setListRemoved: (listId: number, removed: boolean, author: Author) => Promise<boolean>;
  /** Forgets a part (0 to 255) of the numbers of lists that were removed before an instant; the last one forgets the lists. */
  readonly purge: (removedBefore: number, part: number) => Promise<number>;
  /** Entries that were removed for this are asked about again, a page at a time; `after` is null at the end. */
  readonly reopen: (why: 'no-legal-basis' | 'do-not-call', after: number, at: number) => Promise<{ readonly after: number | null; readonly reopened: number }>;

  readonly addOverride: (override: { readonly id: string; readonly rule: OverridableRule; readonly reason: string; readonly number: E164 | null; readonly contactId: ContactId | null; readonly projectId: ProjectId }, author: Author) => Promise<void>;
  readonly useOverride: (id: string, at: number) => Promise<void>;
  readonly overrides: (limit: number) => Promise<readonly Override[]>;
  /** Notes that the right to object was offered in a call, or takes it back. */
  readonly offered: (callId: CallId, contactId: ContactId | null, on: boolean, author: Author) => Promise<void>;
};
