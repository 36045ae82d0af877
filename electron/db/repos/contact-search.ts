import { sql, type Kysely, type Selectable } from 'kysely';

import type { ContactSummary } from '../../../shared/domain/call/call.ts';
import { digitsKey, searchKey } from '../../../shared/domain/contact/search-key.ts';
import type { ContactTable, Database } from '../schema.ts';
import { summaries } from './contact-rows.ts';

type ContactRow = Selectable<ContactTable>;
type Find = (limit: number) => Promise<readonly ContactRow[]>;
type KeyColumn = 'last_name_key' | 'organisation_key' | 'customer_number_key' | 'email_key' | 'first_name_key';

/** The largest code point: everything with a prefix sorts below the prefix followed by it. */
const LAST_CHARACTER = '\u{10FFFF}';

/** The number index knows sequences of three digits. */
const MIN_DIGITS = 3;

/** A query of digits and the signs in between is a telephone number or a customer number. */
const NUMBER_QUERY = /^[\d\s()+./-]*\d[\d\s()+./-]*$/;

/** Each word as a prefix; all of them have to occur. Split as the index splits: at everything that is neither letter nor digit. */
function wordsQuery(column: string, words: readonly string[]): string {
  return `{${column}} : (${words.map((word) => `"${word}"*`).join(' ')})`;
}

/**
 * Contacts for type-ahead, best first: last name exactly, last name beginning with the query, organisation, customer number, e-mail, first
 * name, then any words, or any part of a number. Each step reads an index from where the query begins and stops when the list is full, so that the
 * time does not grow with the number of contacts. Practice contacts are found only with `practice`, the others only without.
 */
export async function searchContacts(
  db: Kysely<Database>,
  query: string,
  limit: number,
  practice: boolean,
): Promise<readonly ContactSummary[]> {
  const key = searchKey(query);
  const flag = practice ? 1 : 0;
  const column = practice ? 'practice' : 'real';
  const contacts = () =>
    db.selectFrom('contact').selectAll().where('practice', '=', flag).where('deleted_at', 'is', null);

  const exactLastName: Find = (most) =>
    contacts().where('last_name_key', '=', key).orderBy('first_name_key').limit(most).execute();
  const prefix =
    (name: KeyColumn, value: string): Find =>
    (most) => {
      // The partial indexes leave out empty keys; saying so lets SQLite use them.
      const rows = name === 'last_name_key' ? contacts() : contacts().where(name, '<>', '');
      return rows
        .where(name, '>=', value)
        .where(name, '<', value + LAST_CHARACTER)
        .orderBy(name)
        .limit(most)
        .execute();
    };
  const indexed =
    (table: 'contact_words' | 'contact_digits', match: string): Find =>
    async (most) => {
      const found = await sql<{
        rowid: number;
      }>`select rowid from ${sql.table(table)} where ${sql.table(table)} match ${match} limit ${most}`.execute(db);
      if (found.rows.length === 0) return [];
      // By row number and nothing else: given a choice, SQLite may walk an index of all contacts instead. The word indexes hold only
      // contacts that were not removed, real and practice ones apart.
      return db
        .selectFrom('contact')
        .selectAll()
        .where(
          'seq',
          'in',
          found.rows.map(({ rowid }) => rowid),
        )
        .execute();
    };

  const steps: Find[] = [];
  const digits = NUMBER_QUERY.test(query) ? digitsKey(query) : '';
  if (digits !== '') {
    steps.push(prefix('customer_number_key', key));
    if (digits.length >= MIN_DIGITS) steps.push(indexed('contact_digits', `{${column}} : "${digits}"`));
  } else if (key !== '') {
    steps.push(
      exactLastName,
      prefix('last_name_key', key),
      prefix('organisation_key', key),
      prefix('customer_number_key', key),
    );
    steps.push(prefix('email_key', query.trim().toLowerCase()), prefix('first_name_key', key));
    const words = key.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
    if (words.length > 0) steps.push(indexed('contact_words', wordsQuery(column, words)));
  }

  const found = new Map<number, ContactRow>();
  for (const step of steps) {
    if (found.size >= limit) break;
    for (const row of await step(limit)) if (found.size < limit) found.set(row.seq, found.get(row.seq) ?? row);
  }
  return summaries(db, [...found.values()], digits);
}
