import type BetterSqlite from 'better-sqlite3';
import type { ContactKeys } from '../contact-keys.ts';

/** Keeps the indexes of the search in step with the contacts, in the transaction that changes these. */
export type SearchIndexWriter = {
  /** Puts a contact in whose row and parts are written, and that is not in yet. */
  readonly put: (seq: number | bigint, practice: boolean, keys: ContactKeys, digits: string) => void;
  readonly remove: (seq: number) => void;
};

/** @param run gives a prepared statement */
export function searchIndexWriter(run: (sql: string) => BetterSqlite.Statement): SearchIndexWriter {
  const putWords = (names: readonly string[]): void => {
    for (const word of names.flatMap((name) => name.split(' ')))
      if (word !== '') run('insert or ignore into contact_name_word (word) values (?)').run(word);
  };
  return {
    put: (seq, practice, keys, digits) => {
      const column = practice ? 'practice' : 'real';
      run(`insert into contact_words (rowid, ${column}) values (?, ?)`).run(seq, keys.words_key);
      if (digits !== '') run(`insert into contact_digits (rowid, ${column}) values (?, ?)`).run(seq, digits);
      // Read, then written: an insert that selects makes FTS5 write out what it has gathered, which takes ten times as long.
      const { traits } = run('select traits from contact_trait_text where seq = ?').get(seq) as { readonly traits: string };
      run('insert into contact_traits (rowid, traits) values (?, ?)').run(seq, traits);
      putWords([keys.last_name_key, keys.first_name_key, keys.organisation_key]);
    },
    remove: (seq) => {
      run('delete from contact_words where rowid = ?').run(seq);
      run('delete from contact_digits where rowid = ?').run(seq);
      run('delete from contact_traits where rowid = ?').run(seq);
    },
  };
}
