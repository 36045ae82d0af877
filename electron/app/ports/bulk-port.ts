import type { BulkChange } from '../../../shared/domain/contact/bulk-change.ts';
import type { AgentId, ContactId, ObjectionId } from '../../../shared/lib/brand.ts';

/** What was done to one customer, for taking it back: the version that came of it, or the objection that was recorded. */
export type BulkDone = { readonly contactId: ContactId; readonly version: number } | { readonly contactId: ContactId; readonly objectionId: ObjectionId };

type Author = { readonly agentId: AgentId; readonly at: number };

/** One change to many customers, some at a time: no call of these holds the writing thread for long. */
export type BulkPort = {
  /**
   * @param overReadOnly whether this person may change what is read-only
   * @returns what was done; whoever is not in it was left as it was, or is not there for this person
   */
  readonly apply: (ids: readonly ContactId[], change: BulkChange, overReadOnly: boolean, author: Author) => Promise<readonly BulkDone[]>;
  /** Takes back what nobody has changed since. @returns how many */
  readonly takeBack: (done: readonly BulkDone[], author: Author) => Promise<number>;
};
