import { sql, type Kysely, type Migration } from 'kysely';

/**
 * What became of a call that was handed over, and the colleagues to hand over to. Entries of the provisioning file are told apart
 * from those made in the window: the file replaces its own at every start.
 */
const STATEMENTS = [
  `alter table call add column transferred_to text`,
  `alter table call add column transferred_name text`,
  `alter table call add column hand_over_note text`,
  `alter table call add column consults_for text`,
  `create table directory_entry (
    id text not null primary key,
    name text not null,
    address text not null,
    department text not null,
    presence integer not null check (presence in (0, 1)),
    provisioned integer not null check (provisioned in (0, 1)),
    created_at integer not null,
    created_by text,
    updated_at integer not null,
    updated_by text
  ) strict`,
];

/** Adds the columns and the table; calls that exist were not handed over. */
export const transferAndDirectory: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
