import { sql, type Kysely, type Migration } from 'kysely';

/** How good the sound of a call was, interval by interval. */
export const callQuality: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(
        `create table call_quality (
          call_id text not null primary key,
          intervals text not null,
          created_at integer not null
        ) strict`,
      )
      .execute(db);
  },
};
