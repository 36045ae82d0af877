import type { ComponentType } from 'react';
import type { CustomerRow } from '../../../../shared/domain/contact/customer-filter.ts';
import type { ListAsk } from './customer-list.ts';

/** What an action on many customers gets. */
export type BulkActionProps = {
  /** Those that were marked, in the order in which they were. */
  readonly rows: readonly CustomerRow[];
  /** What the list shows, for an action on all of it. */
  readonly ask: ListAsk;
  /** To be called when rows changed: the list is read anew; with `clear` nothing stays marked. */
  readonly onDone: (clear: boolean) => void;
};

/**
 * Actions on the customers that are marked in the list, such as a tag, an owner, an export: each a button or field of its own beside the
 * number of those marked. A new one is one entry here.
 */
export const BULK_ACTIONS: readonly { readonly id: string; readonly component: ComponentType<BulkActionProps> }[] = [];
