import { sql, type Kysely, type Migration } from 'kysely';

const STATEMENTS = [
  // Rows of an import of which the contact is gone again, has what it had before, or stays as somebody left it.
  `alter table import_run add column removed integer not null default 0`,
  `alter table import_run add column restored integer not null default 0`,
  `alter table import_run add column kept integer not null default 0`,
];

/** How far an import was taken back, when it was stopped or cut off in the middle. */
export const takenBack: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
