import type { FillSource } from '../../../app/ports/call-list-port.ts';
import { MOST_SEGMENTS, type ListOutcome, type SegmentBy } from '../../../../shared/domain/call-list/list-source.ts';
import type { Purpose } from '../../../../shared/domain/consent/consent.ts';
import type { RepoContext } from '../context.ts';
import { listedLookup } from '../guard/listed.ts';
import { numbersOf } from './candidate.ts';
import { clockOf } from './claim-find.ts';

/** What somebody is told apart by; empty for nobody in particular. */
const VALUE: Readonly<Record<SegmentBy, string>> = {
  city: 'select trim(city) as name from contact where id = ?',
  // The first two digits are the region of a Dutch postcode.
  postcode: `select substr(trim(postcode), 1, 2) as name from contact where id = ?`,
  type: `select coalesce(type_model, '') as name from contact where id = ?`,
  tag: 'select tag as name from contact_tag where contact_id = ? order by position limit 1',
};

/** Entries of a list by what came of them. */
const WHICH: Readonly<Record<ListOutcome, string>> = {
  result: `(why = 'reached' and outcome in ('sale', 'complete'))`,
  'no-result': `(why = 'reached' and outcome not in ('sale', 'complete'))`,
  exhausted: `(state = 'done' and why = 'exhausted')`,
  'no-number': `(state = 'done' and why = 'no-number')`,
  skipped: `(state = 'done' and why = 'skipped')`,
  waiting: `state = 'waiting'`,
  fresh: `state = 'fresh'`,
};
const which = (outcomes: readonly ListOutcome[]): string => (outcomes.length === 0 ? '0' : outcomes.map((each) => WHICH[each]).join(' or '));

/** Whoever can be reached by numbers only that are not to be called is on the list, and counted as removed. */
function keptOff(raw: RepoContext['raw'], listId: string): (contactId: string, entryId: number) => void {
  const purpose = raw.prepare<[string], Purpose>('select p.purpose from call_list l join project p on p.id = l.project_id where l.id = ?').pluck().get(listId) ?? 'service';
  const any = raw.prepare<[], number>('select exists (select 1 from do_not_call_number) or exists (select 1 from do_not_call_own where removed_at is null)').pluck().get() === 1;
  if (purpose === 'service' || !any) return () => undefined;
  const listed = listedLookup(raw);
  const numbers = raw.prepare<[string], string>('select e164 from contact_phone where contact_id = ? and e164 is not null').pluck();
  const remove = raw.prepare(`update list_entry set state = 'removed', why = 'do-not-call' where id = ?`);
  return (contactId, entryId) => {
    const all = numbers.all(contactId);
    if (all.length > 0 && all.every((number) => listed(number, purpose) !== null)) remove.run(entryId);
  };
}

/** Puts people on a list, each in their part; those who are on it stay where they are. The caller holds the transaction. */
function adder({ raw, codec }: RepoContext, id: string, segmentBy: SegmentBy | null, at: number): (person: Listed) => boolean {
  const add = raw.prepare(`insert or ignore into list_entry (list_id, contact_id, rank, fields, state, segment, clocks, updated_at) values (?, ?, ?, ?, 'fresh', ?, ?, ?)`);
  const keepOff = keptOff(raw, id);
  const when = codec.ms.write(at);
  const known = new Map(raw.prepare<[string], { id: number; name: string }>('select id, name from list_segment where list_id = ?').all(id).map((part) => [part.name.toLowerCase(), part.id]));
  const value = segmentBy === null ? null : raw.prepare<[string], { name: string }>(VALUE[segmentBy]);
  const part = raw.prepare('insert into list_segment (list_id, id, name) values (?, ?, ?)');
  const partOf = (contactId: string): number => {
    const name = value?.get(contactId)?.name ?? '';
    const found = known.get(name.toLowerCase());
    if (found !== undefined || name === '' || known.size > MOST_SEGMENTS) return found ?? 0;
    part.run(id, known.size, name);
    known.set(name.toLowerCase(), known.size);
    return known.size - 1;
  };
  return ({ contactId, rank, fields = null }) => {
    const added = add.run(id, contactId, rank, fields, partOf(contactId), clockOf(numbersOf(raw, contactId)[0] ?? null), when);
    if (added.changes > 0) keepOff(contactId, Number(added.lastInsertRowid));
    return added.changes > 0;
  };
}

/** `fields`: JSON of what the file said of them for this list. */
type Listed = { readonly contactId: string; readonly rank: number; readonly fields?: string | null };

/** @returns how many were added */
export function fillList(context: RepoContext, id: string, people: readonly Listed[], segmentBy: SegmentBy | null, at: number): number {
  return context.raw
    .transaction(() => {
      const add = adder(context, id, segmentBy, at);
      return people.filter((person) => add(person)).length;
    })
    .immediate();
}

/**
 * People of an import, or of another list, a page at a time in their order.
 * @param after where the page before ended, 0 at the beginning
 * @returns `after` is null at the end
 */
export function fillFrom(context: RepoContext, id: string, source: FillSource, page: { readonly after: number; readonly limit: number; readonly segmentBy: SegmentBy | null; readonly at: number }): { readonly added: number; readonly after: number | null } {
  const { raw } = context;
  // Practice and real people are never on one list.
  const found =
    source.kind === 'import'
      ? raw
          .prepare<[string, number, string, number, number], Found>(
            `select row as place, c.id as contactId, listed as fields from (
               select k.row, k.contact_seq, k.listed from import_change k join import_run r on r.seq = k.run where r.id = ? and k.row > ?
               union all select k.row, k.contact_seq, k.listed from import_known k join import_run r on r.seq = k.run where r.id = ? and k.row > ?
               order by 1 limit ?) join contact c on c.seq = contact_seq`,
          )
          .all(source.importId, page.after, source.importId, page.after, page.limit)
      : raw
          .prepare<[string, number, number], Found>(`select id as place, contact_id as contactId, fields from list_entry where list_id = ? and id > ? and (${which(source.outcomes)}) order by id limit ?`)
          .all(source.listId, page.after, page.limit);
  const practice = raw.prepare<[string], number>('select practice from call_list where id = ?').pluck().get(id) ?? 0;
  const usable = raw.prepare<[string, number], number>('select 1 from contact where id = ? and practice = ? and deleted_at is null').pluck();
  const people = found.filter(({ contactId }) => usable.get(contactId, practice) !== undefined).map(({ place, contactId, fields }) => ({ contactId, rank: place, fields }));
  const added = fillList(context, id, people, page.segmentBy, page.at);
  return { added, after: found.length < page.limit ? null : (found.at(-1)?.place ?? null) };
}
type Found = { readonly place: number; readonly contactId: string; readonly fields: string | null };

/**
 * Entries that a list is done with are called anew, a page at a time: their tries so far belong to the round before.
 * @returns `after` is null at the end
 */
export function recycle({ raw, codec }: RepoContext, id: string, outcomes: readonly ListOutcome[], { after, limit, at }: { readonly after: number; readonly limit: number; readonly at: number }): { readonly added: number; readonly after: number | null } {
  const when = codec.ms.write(at);
  return raw
    .transaction(() => {
      const found = raw.prepare<[string, number, number], number>(`select id from list_entry where list_id = ? and id > ? and state = 'done' and leased_by is null and (${which(outcomes)}) order by id limit ?`).pluck().all(id, after, limit);
      const again = raw.prepare(
        `update list_entry set why = null, outcome = '', updated_at = @when,
           state = iif(exists (select 1 from call_attempt a where a.entry_id = @id), 'waiting', 'fresh'),
           next_at = iif(exists (select 1 from call_attempt a where a.entry_id = @id), @when, null),
           tries_after = coalesce((select max(a.id) from call_attempt a where a.entry_id = @id), 0) where id = @id`,
      );
      for (const entry of found) again.run({ id: entry, when });
      return { added: found.length, after: found.length < limit ? null : (found.at(-1) ?? null) };
    })
    .immediate();
}
