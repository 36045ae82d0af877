import type { ListOutcome, SegmentBy } from '../../../shared/domain/call-list/list-source.ts';
import type { OrderRule } from '../../../shared/domain/call-list/call-list.ts';
import type { CustomerFilter, CustomerSort } from '../../../shared/domain/contact/customer-filter.ts';
import type { CallListId } from '../../../shared/lib/brand.ts';
import type { FilledPage, FillSource } from '../ports/call-list-port.ts';
import type { CustomerAsker } from '../ports/customer-port.ts';
import type { DataPort } from '../ports/data-port.ts';

/** Asked for and written at once: some tens of milliseconds on the data threads, so that what is typed goes in between. */
const PAGE = 400;

const SORT_OF: Readonly<Record<OrderRule, CustomerSort>> = {
  'as-found': { by: 'name', descending: false },
  'dearest-first': { by: 'value', descending: true },
  'longest-ago-first': { by: 'lastContact', descending: false },
};

/** Whom the data threads know by themselves, at once: some tens of milliseconds. */
const FROM_PAGE = 1_000;

/** Who belongs on a list. */
export type Belonging = { readonly kind: 'filter'; readonly query: string; readonly filter: CustomerFilter } | FillSource;

type Filling = {
  readonly data: DataPort;
  readonly whoAsks: Omit<CustomerAsker, 'asker'>;
  readonly now: () => number;
  /** Waits a moment while somebody talks. */
  readonly rest: () => Promise<void>;
  /** False ends it; what was added so far stays. */
  readonly on: () => boolean;
  readonly tell: (added: number) => void;
};

/** A page after another, until there are no more. */
async function paged({ rest, on, tell }: Filling, page: (after: number) => Promise<FilledPage>): Promise<void> {
  let added = 0;
  let after: number | null = 0;
  while (after !== null && on()) {
    const filled: FilledPage = await page(after);
    added += filled.added;
    tell(added);
    after = filled.after;
    await rest();
  }
}

/** Those of these outcomes are called anew. */
export const recycleList = (filling: Filling, id: CallListId, outcomes: readonly ListOutcome[]): Promise<void> =>
  paged(filling, (after) => filling.data.callLists.recycle(id, outcomes, { after, limit: FROM_PAGE, at: filling.now() }));

/** Puts everybody who belongs there on a list, in the order in which they are to be called. */
export async function fillList(filling: Filling, id: CallListId, source: Belonging, { order, segmentBy }: { readonly order: OrderRule; readonly segmentBy: SegmentBy | null }): Promise<void> {
  const { data, whoAsks, now, rest, on, tell } = filling;
  if (source.kind !== 'filter') return paged(filling, (after) => data.callLists.fillFrom(id, source, { after, limit: FROM_PAGE, segmentBy, at: now() }));
  const { query, filter } = source;
  let added = 0;
  let rank = 0;
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<DataPort['customers']['page']>> = await data.customers.page({ ...whoAsks, asker: `list ${id}`, query, filter, sort: SORT_OF[order], after, limit: PAGE });
    if (page === null || !on()) return;
    added += await data.callLists.fill(id, page.rows.map((row) => ({ contactId: row.id, rank: rank++ })), segmentBy, now());
    tell(added);
    after = page.after;
    await rest();
  } while (after !== null && on());
}
