import type { Selectable } from 'kysely';

import type { ContactHit } from '../../../../shared/domain/contact/customer-filter.ts';
import { readQuery, type SearchQuery } from '../../../../shared/domain/contact/search-query.ts';
import type { ContactPhoneTable, ContactTable } from '../../schema.ts';
import { summaries } from '../contact-rows.ts';
import type { RowConditions, Viewer } from './filter-set.ts';
import { stepsFor, type Step } from './find-steps.ts';
import { withParts } from './hit-parts.ts';
import type { RowSet } from './row-set.ts';
import { readerOf, type Reader } from './statements.ts';
import { sliced, type Turn } from './turn.ts';
import type BetterSqlite from 'better-sqlite3';

type ContactRow = Selectable<ContactTable>;

/** Where to search, and for whom. */
export type Search = {
  readonly raw: BetterSqlite.Database;
  readonly viewer: Viewer;
  /** Country whose numbers are typed without its prefix. */
  readonly country: string;
  readonly turn: Turn;
};

/** Which contacts may be found at all. */
export type Within = { readonly set: RowSet | null; readonly conditions: RowConditions | null };
export const EVERYWHERE: Within = { set: null, conditions: null };

/** A filter may let so few through that looking for more would go on for long: then the list is as long as it got, ms. */
const BUDGET_MS = 400;

/**
 * Of these row numbers, those whose contact may be shown, in the same order. Confidential contacts are there only for the agents who may
 * see them; for others they do not exist.
 */
export function visible(read: Reader, rows: readonly number[], { agentId, practice }: Viewer, conditions: RowConditions | null): readonly number[] {
  if (rows.length === 0) return rows;
  return read
    .all<{ readonly seq: number }>(
      `select c.seq from json_each(?) j cross join contact c on c.seq = j.value
       where c.practice = ? and c.deleted_at is null
       and (c.confidential = 0 or exists (select 1 from contact_visibility v where v.contact_id = c.id and v.agent_id = ?))${conditions?.sql ?? ''}`,
      ...[JSON.stringify(rows), practice ? 1 : 0, agentId ?? '', ...(conditions?.parameters ?? [])],
    )
    .map(({ seq }) => seq);
}

/** Row numbers of at most `limit` contacts, step after step, each contact once. Null when overtaken. */
export async function gather(search: Search, steps: readonly Step[], limit: number, within: Within, seen: Set<number> = new Set()): Promise<readonly number[] | null> {
  const read = readerOf(search.raw);
  const found: number[] = [];
  const slice = sliced(search.turn, BUDGET_MS);
  let looked = 0;
  let waiting: number[] = [];
  const take = (): void => {
    for (const row of visible(read, waiting, search.viewer, within.conditions)) if (found.length < limit) found.push(row);
    waiting = [];
  };
  for (const step of steps) {
    for (const row of step()) {
      if (++looked % 256 === 0 && slice.due()) {
        if (!(await slice.rest())) return null;
        if (slice.spent()) break;
      }
      if (seen.has(row) || within.set?.has(row) === false) continue;
      seen.add(row);
      waiting.push(row);
      if (waiting.length >= limit - found.length) take();
      if (found.length >= limit) return found;
    }
    take();
    if (found.length >= limit || slice.spent()) break;
    if (slice.due() && !(await slice.rest())) return null;
  }
  return found;
}

/** The rows behind row numbers, in their order. Prepared once: this runs with every key that is typed. */
export function rowsOf(read: Reader, seqs: readonly number[]): readonly ContactRow[] {
  return seqs.length === 0 ? [] : read.all<ContactRow>('select c.* from json_each(?) j cross join contact c on c.seq = j.value order by j.key', JSON.stringify(seqs));
}

/** What the window shows of found contacts. */
export function hitsOf(read: Reader, rows: readonly ContactRow[], query: SearchQuery): readonly ContactHit[] {
  if (rows.length === 0) return [];
  const numbers = read.all<Selectable<ContactPhoneTable>>(
    'select p.* from json_each(?) j cross join contact_phone p on p.contact_id = j.value order by j.key, p.position',
    JSON.stringify(rows.map(({ id }) => id)),
  );
  return withParts(read, summaries(rows, numbers, query.digits), rows, query);
}

/** Contacts for type-ahead, best first. Null when overtaken by the next key. */
export async function findContacts(search: Search, text: string, limit: number, within: Within = EVERYWHERE): Promise<readonly ContactHit[] | null> {
  const query = readQuery(text, search.country);
  const found = await gather(search, stepsFor(readerOf(search.raw), query, search.viewer.practice), limit, within);
  const read = readerOf(search.raw);
  return found && hitsOf(read, rowsOf(read, found), query);
}
