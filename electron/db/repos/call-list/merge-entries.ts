import type BetterSqlite from 'better-sqlite3';

type Row = {
  readonly id: number;
  readonly list_id: string;
  readonly contact_id: string;
  readonly rank: number;
  readonly state: string;
  readonly why: string | null;
  readonly next_at: number | null;
  readonly leased_by: string | null;
  readonly outcome: string;
  readonly segment: number;
  readonly tries_after: number;
  readonly updated_at: number;
};

/** What moved with a card that was merged into another: the entries that changed hands, those that made way, and the tries. */
export type MovedEntries = { readonly entries: readonly number[]; readonly gone: readonly { readonly row: Row; readonly tries: readonly number[] }[]; readonly tries: readonly number[] };

const COLUMNS = 'id, list_id, contact_id, rank, fields, state, why, next_at, leased_by, outcome, segment, tries_after, updated_at';

/** Which of two entries of one person is further: what is in a hand stays there, an objection stands, and so does a conversation. */
function further(one: Row, other: Row, tries: (id: number) => number): Row {
  const weight = ({ leased_by: by, state, why }: Row): number => (by !== null ? 5 : state === 'removed' ? 4 : why === 'reached' ? 3 : state === 'done' ? 2 : state === 'waiting' ? 1 : 0);
  const by = weight(one) - weight(other) || tries(one.id) - tries(other.id);
  return by >= 0 ? one : other;
}

/** Entries and tries go along to the card that is kept; where both are on one list, the entry that is further stays. The caller holds the transaction. */
export function moveEntries(raw: BetterSqlite.Database, from: string, to: string): MovedEntries {
  const of = raw.prepare<[string], Row>(`select ${COLUMNS} from list_entry where contact_id = ?`);
  const triesOf = raw.prepare<[number], number>('select id from call_attempt where entry_id = ?').pluck();
  const theirs = new Map(of.all(to).map((row) => [row.list_id, row]));
  const tries = raw.prepare<[string], number>('select id from call_attempt where contact_id = ?').pluck().all(from);
  const entries: number[] = [];
  const gone: MovedEntries['gone'][number][] = [];
  const own = raw.prepare('update list_entry set contact_id = ? where id = ?');
  for (const row of of.all(from)) {
    const other = theirs.get(row.list_id);
    if (other !== undefined) {
      const kept = further(other, row, (id) => triesOf.all(id).length);
      const lost = kept === other ? row : other;
      gone.push({ row: lost, tries: triesOf.all(lost.id) });
      raw.prepare('update call_attempt set entry_id = ? where entry_id = ?').run(kept.id, lost.id);
      raw.prepare('delete from list_entry where id = ?').run(lost.id);
      if (kept === other) continue;
    }
    own.run(to, row.id);
    entries.push(row.id);
  }
  raw.prepare('update call_attempt set contact_id = ? where contact_id = ?').run(to, from);
  return { entries, gone, tries };
}

/** Takes it back: each card has its own entries and tries again. Tries made since stay with the card that was called. */
export function moveEntriesBack(raw: BetterSqlite.Database, { entries, gone, tries }: MovedEntries, from: string, to: string): void {
  for (const id of entries) raw.prepare('update list_entry set contact_id = ? where id = ? and contact_id = ?').run(to, id, from);
  for (const id of tries) raw.prepare('update call_attempt set contact_id = ? where id = ? and contact_id = ?').run(to, id, from);
  const columns = COLUMNS.split(', ');
  const insert = raw.prepare(`insert or ignore into list_entry (${COLUMNS}) values (${columns.map((column) => `@${column}`).join(', ')})`);
  for (const { row, tries: made } of gone) {
    if (insert.run({ ...row, leased_by: null }).changes === 0) continue;
    for (const id of made) raw.prepare('update call_attempt set entry_id = ? where id = ?').run(row.id, id);
  }
}
