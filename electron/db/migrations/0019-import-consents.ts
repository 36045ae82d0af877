import { sql, type Kysely, type Migration } from 'kysely';

/** What an import told of consent and objection, so that it can be taken back: per contact, because rows may tell of one that they do not change. */
const STATEMENTS = [
  `create table import_consent (
    run integer not null,
    contact_id text not null,
    kind text not null check (kind in ('consent', 'objection')),
    id text not null,
    primary key (run, contact_id, kind, id)
  ) strict, without rowid`,
];

/** Lets an import bring legal bases and objections. */
export const importConsents: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
