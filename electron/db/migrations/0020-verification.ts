import { sql, type Kysely, type Migration } from 'kysely';

/** What was confirmed of the caller, kept with the call. */
export const verification: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table interaction add column verification text`.execute(db);
  },
};
