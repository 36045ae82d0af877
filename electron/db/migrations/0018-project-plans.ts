import { sql, type Kysely, type Migration } from 'kysely';

/** What is agreed for a project beyond its name: client, direction, routes, calling hours and the like, as one JSON object. */
export const projectPlans: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(`alter table project add column plan text not null default '{}'`).execute(db);
  },
};
