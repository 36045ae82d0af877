import { sql, type Kysely, type Migration } from 'kysely';

const STATEMENTS = [
  `create table article (
    code_key text not null primary key check (code_key <> ''),
    code text not null,
    name text not null check (name <> ''),
    name_key text not null,
    description text not null,
    unit text not null,
    vat text not null,
    stock text not null,
    active integer not null check (active in (0, 1)),
    created_at integer not null,
    created_by text references agent (id),
    updated_at integer not null,
    updated_by text references agent (id)
  ) strict, without rowid`,
  `create index article_name on article (name_key, code_key)`,
  `create table article_price (
    code_key text not null references article (code_key),
    list_key text not null,
    list text not null,
    valid_from text not null,
    valid_until text not null,
    amount integer not null check (amount >= 0),
    primary key (code_key, list_key, valid_from)
  ) strict, without rowid`,
];

/** What is sold, by order code, with its prices by list and day. */
export const articles: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
