import type { CallId, CallListId, ContactId, E164, ProjectId } from '../../lib/brand.ts';
import type { AttemptResult, Tried } from './attempt.ts';
import type { AttemptRules } from './attempt-policy.ts';
import type { EntryPriority } from './entry-priority.ts';
import type { GoalState } from './goal.ts';
import type { ListSource } from './list-source.ts';
import type { ListMode, ListSettings } from './list-settings.ts';

/** `active`: it can be worked. `archived`: kept for its figures, out of the way. */
export const LIST_STATES = ['active', 'paused', 'archived'] as const;
export type ListState = (typeof LIST_STATES)[number];

/** In which order people are called who were not tried yet. */
export const ORDER_RULES = ['as-found', 'dearest-first', 'longest-ago-first'] as const;
export type OrderRule = (typeof ORDER_RULES)[number];

/** `fresh`: not tried yet. `waiting`: again at its time. `done`: reached, or nothing more to try. `removed`: may not be called. */
export const ENTRY_STATES = ['fresh', 'waiting', 'done', 'removed'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** Why an entry was passed over by hand. */
export const SKIP_REASONS = ['knows-us', 'not-the-right-one', 'bad-moment', 'data-wrong', 'other'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** Why an entry is not called (any more): an answer of the policy, of the agent, or of the law. */
export type EntryEnd = 'reached' | 'exhausted' | 'no-number' | 'skipped' | 'objection' | 'do-not-call' | 'no-legal-basis' | 'deceased' | 'confidential' | 'gone';

/** A part of a list, with its quota: after so many results nobody of it is called any more. */
export type ListSegment = {
  readonly id: number;
  /** Empty for everybody who is in no other part. */
  readonly name: string;
  /** Results; null for no limit. */
  readonly quota: number | null;
  /** The highest is called first. */
  readonly priority: number;
  readonly counts: Readonly<Record<EntryState, number>>;
  readonly reached: number;
  readonly results: number;
};


/** A call list (belijst) with how far it is. */
export type CallList = {
  readonly id: CallListId;
  readonly projectId: ProjectId;
  readonly name: string;
  readonly state: ListState;
  readonly order: OrderRule;
  /** Its own, or those of the project. */
  readonly rules: AttemptRules;
  readonly ownRules: boolean;
  readonly settings: ListSettings;
  readonly segments: readonly ListSegment[];
  readonly source: ListSource;
  /** People by the state of their entry. */
  readonly counts: Readonly<Record<EntryState, number>>;
  /** Of those that are done: who was spoken to. */
  readonly reached: number;
  /** Conversations that came to something: an order, or what was asked and done. */
  readonly results: number;
  readonly createdAt: number;
  /** Rises with each change of name, state or rules. */
  readonly version: number;
};

/** The parts as they are shown: those that are in none come last. */
export const partsShown = (segments: readonly ListSegment[]): readonly ListSegment[] => segments.toSorted((a, b) => Number(a.name === '') - Number(b.name === ''));

/** How many of a list there are, and how many are behind it. */
export function progressOf({ counts }: Pick<CallList, 'counts'>): { readonly total: number; readonly behind: number } {
  const behind = counts.done + counts.removed;
  return { total: behind + counts.fresh + counts.waiting, behind };
}

/** Where somebody is on a call list, for whoever looks at their card. */
export type OnList = {
  readonly entryId: number;
  readonly listId: CallListId;
  readonly listName: string;
  readonly state: EntryState;
  /** Wall-clock ms from which they are tried again; null when they do not wait. */
  readonly nextAt: number | null;
  readonly tries: number;
  readonly priority: EntryPriority;
};

/** The entry that an agent has in hand. */
export type EntryInHand = {
  /** Of the row; rises in the order in which a list was filled. */
  readonly entryId: number;
  readonly listId: CallListId;
  readonly contactId: ContactId;
  readonly name: string;
  readonly organisation: string;
  /** In the order of use, without those that were found wrong. */
  readonly numbers: readonly E164[];
  /** What the imported file said for this list, by heading in small letters. */
  readonly fields: Readonly<Record<string, string>>;
  readonly priority: EntryPriority;
  /** The latest last. */
  readonly tried: readonly Tried[];
};

/** Working a list: the entry in hand and how far it is. */
export type ListWork = {
  readonly list: Pick<CallList, 'id' | 'name'> & { /** What it was made of, such as a file's name; empty for a filter. */ readonly why: string };
  /** Several lists are worked together, by their weights. */
  readonly together: boolean;
  readonly mode: ListMode;
  /** Null when the list has nobody to call now. */
  readonly entry: EntryInHand | null;
  /** `preview`: read before dialling. `calling`: dialled. `after`: the conversation is over and is being registered. */
  readonly phase: 'preview' | 'calling' | 'after' | 'empty';
  /** The number that is proposed or was dialled. */
  readonly number: E164 | null;
  readonly callId: CallId | null;
  /** Wall-clock ms at which the number is dialled by itself; null when the agent dials. */
  readonly dialAt: number | null;
  /** Wall-clock ms at which the next of those who wait can be called; null when nobody waits. */
  readonly nextAt: number | null;
  /** Its goal stops the list; null while it may be worked. */
  readonly stopped: Exclude<GoalState, 'open'> | null;
  /** What became of the one before, to be told and to be put right. */
  readonly before: { readonly entryId: number; readonly name: string; readonly result: AttemptResult | 'skipped' | 'postponed'; readonly again: number | null; /** What it probably was, to be booked instead. */ readonly suggested: AttemptResult | null } | null;
};
