import { sql, type Kysely, type Migration } from 'kysely';

/** Scripts have a way to go: a draft that is written in, and versions that are proposed, approved, in use and retired. */
const STATEMENTS = [
  `alter table script_version add column status text not null default 'in-use' check (status in ('proposed', 'returned', 'approved', 'in-use', 'retired'))`,
  `alter table script_version add column note text not null default ''`,
  `alter table script_version add column decided_at integer`,
  `alter table script_version add column decided_by text`,
  // Of each script the newest version is the one that conversations begin with.
  `update script_version set status = 'retired' where version < (select max(v.version) from script_version v where v.script_id = script_version.script_id)`,
  `create unique index script_in_use on script_version (script_id) where status = 'in-use'`,
  `create table script_draft (
    script_id text not null primary key,
    body text not null,
    updated_at integer not null,
    updated_by text not null
  ) strict`,
];

export const scriptLibrary: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
