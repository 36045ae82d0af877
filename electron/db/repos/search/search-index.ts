import type BetterSqlite from 'better-sqlite3';
import type { ContactKeys } from '../contact-keys.ts';

/** Keeps the indexes of the search in step with the contacts, in the transaction that changes these. */
export type SearchIndexWriter = {
  /** Puts a contact in whose row and parts are written, and that is not in yet. */
  readonly put: (seq: number, practice: boolean, keys: ContactKeys, digits: string) => void;
  readonly remove: (seq: number) => void;
  /**
   * From now on what is put in and taken out is only noted, until `put`; `drop` forgets it, and does nothing after `put`. FTS5 closes a
   * segment of each of its indexes whenever a statement between two contacts is one that SQLite must be able to undo by itself, and some
   * of those that change a contact are.
   */
  readonly gather: () => { readonly put: () => void; readonly drop: () => void };
};

type Entry = { readonly practice: boolean; readonly keys: ContactKeys; readonly digits: string };
/** What is to become of a contact's entries. */
type Pending = { remove: boolean; entry: Entry | null };

/** @param run gives a prepared statement */
export function searchIndexWriter(run: (sql: string) => BetterSqlite.Statement): SearchIndexWriter {
  let pending: Map<number, Pending> | null = null;

  /** All in one statement for each index: FTS5 closes a segment after every one of them. */
  const takeOut = (seqs: readonly number[]): void => {
    if (seqs.length === 0) return;
    const list = JSON.stringify(seqs);
    for (const table of ['contact_words', 'contact_digits', 'contact_traits'])
      run(`delete from ${table} where rowid in (select value from json_each(?))`).run(list);
  };

  const putIn = (entries: readonly (readonly [seq: number, entry: Entry])[]): void => {
    if (entries.length === 0) return;
    for (const [column, practice] of [
      ['real', false],
      ['practice', true],
    ] as const) {
      const own = entries.filter(([, entry]) => entry.practice === practice);
      if (own.length === 0) continue;
      run(`insert into contact_words (rowid, ${column}) select value ->> 0, value ->> 1 from json_each(?)`).run(
        JSON.stringify(own.map(([seq, { keys }]) => [seq, keys.words_key])),
      );
      const numbers = own.flatMap(([seq, { digits }]) => (digits === '' ? [] : [[seq, digits]]));
      if (numbers.length > 0)
        run(`insert into contact_digits (rowid, ${column}) select value ->> 0, value ->> 1 from json_each(?)`).run(
          JSON.stringify(numbers),
        );
    }
    run(
      'insert into contact_traits (rowid, traits) select t.seq, t.traits from json_each(?) j cross join contact_trait_text t on t.seq = j.value',
    ).run(JSON.stringify(entries.map(([seq]) => seq)));
    const names = entries.flatMap(([, { keys }]) => [keys.last_name_key, keys.first_name_key, keys.organisation_key]);
    const words = new Set(names.flatMap((name) => name.split(' ')));
    words.delete('');
    run('insert or ignore into contact_name_word (word) select value from json_each(?)').run(
      JSON.stringify([...words]),
    );
  };

  return {
    put: (seq, practice, keys, digits) => {
      const entry = { practice, keys, digits };
      if (pending === null) putIn([[seq, entry]]);
      else pending.set(seq, { remove: pending.get(seq)?.remove ?? false, entry });
    },
    remove: (seq) => {
      if (pending === null) takeOut([seq]);
      // One that this very piece of work put in is not in yet.
      else pending.set(seq, { remove: pending.get(seq)?.remove ?? true, entry: null });
    },
    gather: () => {
      if (pending !== null) return { put: () => undefined, drop: () => undefined };
      const own = new Map<number, Pending>();
      pending = own;
      const drop = (): void => {
        if (pending === own) pending = null;
      };
      return {
        put: () => {
          drop();
          takeOut([...own].flatMap(([seq, { remove }]) => (remove ? [seq] : [])));
          putIn([...own].flatMap(([seq, { entry }]) => (entry === null ? [] : [[seq, entry] as const])));
        },
        drop,
      };
    },
  };
}
