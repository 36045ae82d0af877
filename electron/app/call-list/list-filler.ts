import type { OrderRule } from '../../../shared/domain/call-list/call-list.ts';
import type { CustomerFilter, CustomerSort } from '../../../shared/domain/contact/customer-filter.ts';
import type { CallListId } from '../../../shared/lib/brand.ts';
import type { CustomerAsker } from '../ports/customer-port.ts';
import type { DataPort } from '../ports/data-port.ts';

/** Asked for and written at once: some tens of milliseconds on the data threads, so that what is typed goes in between. */
const PAGE = 400;

const SORT_OF: Readonly<Record<OrderRule, CustomerSort>> = {
  'as-found': { by: 'name', descending: false },
  'dearest-first': { by: 'value', descending: true },
  'longest-ago-first': { by: 'lastContact', descending: false },
};

/** Who belongs on a list. */
export type ListSource = { readonly query: string; readonly filter: CustomerFilter };

/**
 * Puts everybody of a filter on a list, a page at a time, in the order in which they are to be called.
 * @param on false ends it; what was added so far stays
 * @returns how many were added
 */
export async function fillList(
  { data, whoAsks, now, rest, on, tell }: {
    readonly data: DataPort;
    readonly whoAsks: Omit<CustomerAsker, 'asker'>;
    readonly now: () => number;
    readonly rest: () => Promise<void>;
    readonly on: () => boolean;
    readonly tell: (added: number) => void;
  },
  id: CallListId,
  source: ListSource,
  order: OrderRule,
): Promise<number> {
  let added = 0;
  let rank = 0;
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<DataPort['customers']['page']>> = await data.customers.page({ ...whoAsks, asker: `list ${id}`, ...source, sort: SORT_OF[order], after, limit: PAGE });
    if (page === null || !on()) return added;
    added += await data.callLists.fill(id, page.rows.map((row) => ({ contactId: row.id, rank: rank++ })), now());
    tell(added);
    after = page.after;
    await rest();
  } while (after !== null && on());
  return added;
}
