import { sql, type Kysely, type Migration } from 'kysely';

/** Those who are called before the others of a list: they have a rank below zero, and are few. */
export const entryPriority: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(`create index list_entry_first on list_entry (list_id, rank, id) where rank < 0 and state in ('fresh', 'waiting')`).execute(db);
  },
};
