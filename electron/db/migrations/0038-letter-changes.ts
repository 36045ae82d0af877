import { sql, type Kysely, type Migration } from 'kysely';

const STATEMENTS = [
  `alter table letter add column version integer not null default 1`,
  // What a change found: version 2 has what version 1 was.
  `create table letter_version (
    letter_id text not null references letter (id),
    version integer not null,
    at integer not null,
    by text not null,
    before text not null,
    primary key (letter_id, version)
  ) strict, without rowid`,
  // Taking an import back looks for whatever is about its contacts.
  `create index quote_contact on quote (contact_id) where contact_id is not null`,
  `create index registration_written_back_contact on registration_written_back (contact_id)`,
];

/** Letters can be put right, with what they were. */
export const letterChanges: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
