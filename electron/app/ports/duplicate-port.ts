import type { Contact, ContactFields } from '../../../shared/domain/contact/contact.ts';
import type { DuplicateSubject } from '../../../shared/domain/contact/duplicates/duplicate-subject.ts';
import type { MergeChoices } from '../../../shared/domain/contact/merge/merge-rules.ts';
import type { AppError } from '../../../shared/errors/app-error.ts';
import type { DuplicateHint, DuplicateList, PairCursor, Unmerged } from '../../../shared/ipc/commands/duplicate.ts';
import type { AgentId, ContactId } from '../../../shared/lib/brand.ts';
import type { Result } from '../../../shared/lib/result.ts';

/** A slice of the search: what was compared, as it was then, and what was found. Contacts by row number. */
export type Compared = {
  readonly done: readonly { readonly seq: number; readonly version: number }[];
  readonly pairs: readonly {
    readonly low: number;
    readonly high: number;
    readonly practice: number;
    readonly score: number;
    /** Kinds of the reasons, by blanks. */
    readonly reasons: string;
  }[];
};

export type MergeRequest = {
  /** Of the merge itself; made by the caller. */
  readonly id: string;
  readonly survivorId: ContactId;
  readonly survivorVersion: number;
  readonly mergedId: ContactId;
  readonly mergedVersion: number;
  readonly choices: MergeChoices<ContactFields>;
  /** Whoever asks may change contacts that are read-only. */
  readonly overReadOnly: boolean;
};

/** Who does it, and when (wall clock, ms). */
type Author = { readonly agentId: AgentId; readonly at: number };

/** Contacts that are one. */
export type DuplicatePort = {
  /** Takes the next contacts that are to be compared and writes their keys; none when there is nothing to do. */
  readonly prepare: (limit: number) => Promise<readonly number[]>;
  /** Compares contacts with those that have a key in common, for at most about so many ms; at least one. */
  readonly compare: (seqs: readonly number[], budgetMs: number) => Promise<Compared>;
  readonly store: (compared: Compared, at: number) => Promise<void>;
  /** The contacts most like one that is being typed, the likeliest first. */
  readonly hints: (subject: DuplicateSubject, practice: boolean, limit: number, asker: AgentId) => Promise<readonly DuplicateHint[]>;
  readonly list: (query: {
    readonly practice: boolean;
    /** Pairs with a confidential contact that is not for this person are left out. */
    readonly asker: AgentId;
    readonly state: 'open' | 'not-same';
    readonly after: PairCursor | null;
    readonly limit: number;
  }) => Promise<DuplicateList>;
  /** Remembers that two are not the same, or that they may be after all. Error `not-found` for a pair that was never found. */
  readonly decide: (one: ContactId, other: ContactId, notSame: boolean, author: Author) => Promise<Result<void, AppError>>;
  /** Errors: `not-found`, `already-merged`, `stale-version`, `cannot-merge`, `not-allowed` (confidential or read-only). */
  readonly merge: (request: MergeRequest, author: Author) => Promise<Result<Contact, AppError>>;
  /** Errors: `not-found` (taken back already), `merged-further`, `not-allowed` (confidential). */
  readonly unmerge: (mergeId: string, author: Author) => Promise<Result<Unmerged, AppError>>;
};
