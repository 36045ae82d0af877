import { sql, type Kysely, type Migration } from 'kysely';

const STATEMENTS = [
  `create table quote (
    id text not null primary key,
    number text not null unique,
    interaction_id text not null references interaction (id),
    contact_id text references contact (id),
    body text not null,
    created_at integer not null,
    created_by text not null references agent (id)
  ) strict`,
  `create index quote_interaction on quote (interaction_id)`,
];

/** Quotes that were put on paper. */
export const quotes: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
