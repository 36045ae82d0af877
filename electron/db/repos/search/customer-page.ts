import type { CustomerPage, CustomerPageAsk } from '../../../app/ports/customer-port.ts';
import { isEmptyFilter, type CustomerFilter, type CustomerRow } from '../../../../shared/domain/contact/customer-filter.ts';
import type { CustomerTypeModel } from '../../../../shared/domain/contact/contact.ts';
import { readQuery } from '../../../../shared/domain/contact/search-query.ts';
import { brandId, type AgentId } from '../../../../shared/lib/brand.ts';
import { inOrder, placeOf, sortedRows, type Place } from './customer-order.ts';
import { DAY_MS, rowConditions, traitsMatch, type FilterSets, type RowConditions } from './filter-set.ts';
import { gather, hitsOf, rowsOf, visible, type Search, type Within } from './find-contacts.ts';
import { stepsFor } from './find-steps.ts';
import type { RowSet } from './row-set.ts';
import { similarContacts } from './similar-contacts.ts';
import { readerOf, type Reader } from './statements.ts';
import { sliced } from './turn.ts';

/** So few rows are put in order faster than an index of all is walked for them. */
const FEW = 4_000;
/** A request gives back what it has after this long, with the place to go on from, ms. */
const BUDGET_MS = 250;

/** What a filter asks for. Null when overtaken. */
export async function within(sets: FilterSets, search: Search, filter: CustomerFilter, now: number): Promise<Within | null> {
  if (isEmptyFilter(filter)) return { set: null, conditions: null };
  const match = traitsMatch(filter, search.viewer);
  const set = match === null ? null : await sets.get(match, search.turn);
  if (match !== null && set === null) return null;
  const conditions = rowConditions(filter, now);
  return { set, conditions: conditions.sql === '' ? null : conditions };
}

/** The list of customers, a page at a time. Null when overtaken. */
export async function customerPage(search: Search, sets: FilterSets, ask: CustomerPageAsk, now: number): Promise<CustomerPage | null> {
  const scope = await within(sets, search, ask.filter, now);
  if (scope === null) return null;
  if (ask.query.trim() !== '') return searchedPage(search, ask, scope);
  const read = readerOf(search.raw);
  const after = ask.after === null ? firstPlace(ask, now) : (JSON.parse(ask.after) as Place);
  const walked =
    scope.set !== null && scope.set.size <= FEW
      ? few(read, search, ask, scope.set, scope.conditions, after)
      : await many(read, search, ask, scope, after);
  if (walked === null) return null;
  const { rows, last } = walked;
  return {
    rows: linesOf(search, rows),
    after: last === null ? null : JSON.stringify(placeOf(read, last, ask.sort)),
    ranked: false,
  };
}

/** Where the list begins that is ordered by the very column of which the filter wants a range: not at rows that cannot fit. */
function firstPlace({ filter, sort: { by, descending: down }, fromEnd = false }: CustomerPageAsk, now: number): Place | null {
  const descending = down !== fromEnd;
  const last = filter.lastContact;
  const before = last !== null && last !== 'never' && 'longerAgo' in last ? now - last.longerAgo * DAY_MS : null;
  const since = last !== null && last !== 'never' && 'within' in last ? now - last.within * DAY_MS : null;
  const [from, to] = by === 'value' ? [filter.valueFrom, filter.valueTo] : by === 'lastContact' ? [since, before] : [null, null];
  // Whole numbers: behind the next one is at this one.
  const key = descending ? (to === null ? null : Math.ceil(to) + 1) : from === null ? null : Math.floor(from) - 1;
  return key === null ? null : { key, second: null, seq: 0 };
}

/** `last`: the last row that was looked at; null at the end of the list. */
type Walked = { readonly rows: readonly number[]; readonly last: number | null };

function few(read: Reader, search: Search, { sort, limit, fromEnd = false }: CustomerPageAsk, set: RowSet, conditions: RowConditions | null, after: Place | null): Walked {
  const forwards = sortedRows(read, visible(read, [...set.rows()], search.viewer, conditions), sort);
  const sorted = fromEnd ? forwards.toReversed() : forwards;
  const from = after === null ? 0 : sorted.indexOf(after.seq) + 1;
  const rows = sorted.slice(from, from + limit);
  return { rows, last: from + limit < sorted.length ? (rows.at(-1) ?? null) : null };
}

async function many(read: Reader, search: Search, { sort, limit, fromEnd = false }: CustomerPageAsk, { set, conditions }: Within, after: Place | null): Promise<Walked | null> {
  const slice = sliced(search.turn, BUDGET_MS);
  const rows: number[] = [];
  let waiting: number[] = [];
  let looked = 0;
  let last: number | null = null;
  const take = (): void => {
    rows.push(...visible(read, waiting, search.viewer, conditions));
    waiting = [];
  };
  for (const row of inOrder(read, search.viewer.practice, sort, after, fromEnd)) {
    last = row;
    if (set === null || set.has(row)) waiting.push(row);
    // Never more than the page can take, so that `last` is where the next one begins.
    if (waiting.length >= Math.max(1, limit - rows.length)) take();
    if (rows.length >= limit) return { rows, last };
    if (++looked % 128 === 0 && slice.due()) {
      take();
      if (!(await slice.rest())) return null;
      if (slice.spent()) return { rows, last };
    }
  }
  take();
  return { rows, last: null };
}

/** With a text the best fits come first, whatever the order of the list. */
async function searchedPage(search: Search, { query: text, limit }: CustomerPageAsk, scope: Within): Promise<CustomerPage | null> {
  const query = readQuery(text, search.country);
  const found = await gather(search, stepsFor(readerOf(search.raw), query, search.viewer.practice), limit, scope);
  if (found === null) return null;
  const rows = linesOf(search, found, text);
  if (found.length >= limit) return { rows, after: null, ranked: true };
  const similar = await similarContacts(search, text, limit - found.length, rows.map(({ id }) => id), scope);
  if (similar === null) return null;
  const seqs = readerOf(search.raw)
    .all<{ seq: number }>('select c.seq from json_each(?) j cross join contact c on c.id = j.value', JSON.stringify(similar.map(({ id }) => id)))
    .map(({ seq }) => seq);
  const words = new Map(similar.map(({ id, corrected }) => [id, corrected]));
  const more = (linesOf(search, seqs)).map((row) => {
    const corrected = words.get(row.id);
    return corrected === undefined ? row : { ...row, corrected };
  });
  return { rows: [...rows, ...more], after: null, ranked: true };
}

/** What the list shows of its rows. */
function linesOf(search: Search, seqs: readonly number[], text = ''): readonly CustomerRow[] {
  const read = readerOf(search.raw);
  const rows = rowsOf(read, seqs);
  const hits = hitsOf(read, rows, readQuery(text, search.country));
  const ids = JSON.stringify(rows.map(({ id }) => id));
  const tags = new Map<string, string[]>();
  for (const { id, tag } of read.all<{ id: string; tag: string }>(
    'select t.contact_id as id, t.tag from json_each(?) j cross join contact_tag t on t.contact_id = j.value order by t.contact_id, t.position',
    ids,
  ))
    tags.set(id, [...(tags.get(id) ?? []), tag]);
  const objecting = new Set(
    read
      .all<{ id: string }>(
        'select distinct o.contact_id as id from json_each(?) j cross join contact_objection o on o.contact_id = j.value where o.withdrawn_at is null',
        ids,
      )
      .map(({ id }) => id),
  );
  return hits.flatMap((hit, index) => {
    const row = rows[index];
    if (row === undefined) return [];
    return {
      ...hit,
      customerNumber: row.customer_number,
      mail: row.email,
      postcode: row.postcode,
      tags: tags.get(row.id) ?? [],
      type: row.type_model as CustomerTypeModel | null,
      value: row.customer_value,
      lastContactAt: row.last_contact_at,
      ownerId: row.owner_id === null ? null : brandId<AgentId>(row.owner_id),
      objection: objecting.has(row.id),
    };
  });
}
