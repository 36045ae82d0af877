import { sql, type Kysely, type Migration } from 'kysely';

/** Figures of a whole team come as one file too: of how many people they are (F76). */
export const teamMean: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table team_figures add column people integer not null default 1 check (people > 0)`.execute(db);
  },
};
