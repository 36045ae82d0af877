import { sql, type Kysely, type Migration } from 'kysely';

/** Writes the traits of one contact anew after a row of another table changed; one that is not indexed yet gets them all when it is. */
function refreshing(table: string, when: string, row: 'old' | 'new'): string[] {
  const seq = `(select seq from contact where id = ${row}.contact_id and deleted_at is null)`;
  const name = `${table}_traits_${when}_${row}`;
  return [
    `drop trigger ${name}`,
    `create trigger ${name} after ${when} on ${table}
      when ${row}.contact_id is not null and exists (select 1 from contact_traits where rowid = ${seq}) begin
      delete from contact_traits where rowid = ${seq};
      insert into contact_traits (rowid, traits) select seq, traits from contact_trait_text where seq = ${seq};
    end`,
  ];
}

/**
 * Contacts are written many times faster without a trigger on their insert: with one, SQLite makes every insert undoable by itself, for
 * which FTS5 closes a segment of each of its indexes per contact, and looks through every table that refers to contacts. The writer of
 * contacts notes new ones in `duplicate_todo` itself.
 *
 * The two indexes: removing a contact looks for what refers to it; without them through all registrations and objections each time.
 */
const STATEMENTS = [
  `drop trigger duplicate_todo_new`,
  ...['consent', 'contact_objection'].flatMap((table) => [
    ...refreshing(table, 'insert', 'new'),
    ...refreshing(table, 'update', 'new'),
    ...refreshing(table, 'delete', 'old'),
  ]),
  `create index registration_contact on registration (contact_id) where contact_id is not null`,
  `create index contact_objection_of on contact_objection (contact_id) where contact_id is not null`,
];

/** Makes writing and removing many contacts fast. */
export const contactWriting: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
