import { sql, type Kysely, type Migration } from 'kysely';

/** The time that a project gives to complete a registration after the call, as it was when the call ended (JSON); null for no limit. */
export const wrapUp: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table interaction add column wrap_up text`.execute(db);
  },
};
