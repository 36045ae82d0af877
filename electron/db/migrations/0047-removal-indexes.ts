import { sql, type Kysely, type Migration } from 'kysely';

/**
 * Whoever removes an organisation or a customer, as taking back an import does with a million, asks whether something points to it. Without
 * these the whole table is read for each of them: 37 organisations a second, of a hundred thousand.
 */
export const removalIndexes: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create index organisation_merged on organisation (merged_into) where merged_into is not null`.execute(db);
    await sql`create index registration_contact on registration (contact_id) where contact_id is not null`.execute(db);
  },
};
