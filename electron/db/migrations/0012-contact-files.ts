import { sql, type Kysely, type Migration } from 'kysely';

const STATEMENTS = [
  `create table import_run (
    seq integer primary key,
    id text not null unique,
    practice integer not null check (practice in (0, 1)),
    at integer not null,
    by text not null,
    file_name text not null,
    rule text not null,
    says_language integer not null check (says_language in (0, 1)),
    total integer not null,
    skipped integer not null,
    rejected integer not null,
    status text not null check (status in ('writing', 'done', 'undoing', 'undone', 'cancelled')),
    position integer not null,
    added integer not null,
    updated integer not null,
    unchanged integer not null,
    gone integer not null,
    ended_at integer
  ) strict`,
  // Which contact a row made or changed, and to which version: what can be taken back. No foreign keys: it must not slow a contact down.
  `create table import_change (
    run integer not null,
    row integer not null,
    contact_seq integer not null,
    version integer not null,
    added integer not null check (added in (0, 1)),
    primary key (run, row)
  ) strict, without rowid`,
  `create table import_organisation (
    run integer not null,
    organisation_seq integer not null,
    primary key (run, organisation_seq)
  ) strict, without rowid`,
  `create table import_mapping (
    headings text not null primary key,
    mapping text not null,
    at integer not null
  ) strict, without rowid`,
];

/** Imports of contacts: how far each has come, what it changed, and what the columns of a file were taken for. */
export const contactFiles: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
