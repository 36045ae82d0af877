import { sql, type Kysely, type Migration } from 'kysely';

const STATEMENTS = [
  `create table letter (
    id text not null primary key,
    contact_id text not null references contact (id),
    direction text not null check (direction in ('received', 'sent')),
    channel text not null check (channel in ('post', 'e-mail', 'web', 'fax')),
    day text not null check (day glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    at integer not null,
    subject text not null,
    text text not null,
    removed_at integer,
    removed_by text,
    created_at integer not null,
    created_by text not null,
    updated_at integer not null,
    updated_by text not null
  ) strict`,
  `create index letter_contact on letter (contact_id, at)`,
];

/** Letters and messages received from customers and sent to them, as agents note them. */
export const letters: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
