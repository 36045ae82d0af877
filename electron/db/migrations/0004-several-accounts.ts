import { sql, type Kysely, type Migration } from 'kysely';

/** The account of a profile that had only one keeps the id under which its password is found in the key store. */
const STATEMENTS = [
  `create table sip_account (
    id text not null primary key,
    position integer not null,
    body text not null,
    projects text not null,
    emergency integer not null check (emergency in (0, 1)),
    created_at integer not null,
    created_by text,
    updated_at integer not null,
    updated_by text
  ) strict`,
  `create unique index sip_account_emergency on sip_account (emergency) where emergency = 1`,
  `insert into sip_account (id, position, body, projects, emergency, created_at, created_by, updated_at, updated_by)
    select 'main', 0, body, '[]', 0, created_at, created_by, updated_at, updated_by
    from account where kind = 'sip' and body is not null`,
  `alter table account drop column body`,
];

/** Any number of telephone accounts, each with the projects it is for. */
export const severalAccounts: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
