import { sql, type Kysely, type Migration } from 'kysely';

/** What the sound of a call was coded in, as MIME calls it; empty where that is not known. */
export const callCodec: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw(`alter table call add column codec text not null default ''`).execute(db);
  },
};
