import { sql, type Kysely, type Migration } from 'kysely';

/** One number may be on several cards: when it was tried last is asked before each call from a list. */
export const triesByNumber: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('create index call_attempt_number on call_attempt (number, at)').execute(db);
  },
};
