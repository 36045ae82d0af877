import { sql, type Kysely, type Migration } from 'kysely';

const STATEMENTS = [
  `create table article_import (
    id text not null primary key,
    file text not null,
    state text not null check (state in ('read', 'taken', 'undone')),
    added integer not null,
    changed integer not null,
    at integer not null,
    by_id text references agent (id)
  ) strict, without rowid`,
  `create table article_import_row (
    import_id text not null references article_import (id),
    code_key text not null,
    body text not null,
    before text,
    primary key (import_id, code_key)
  ) strict, without rowid`,
];

/** Imports of a catalogue: what was read, and what stood there before, to take it back. */
export const articleImports: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
