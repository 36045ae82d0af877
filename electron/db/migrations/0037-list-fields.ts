import { sql, type Kysely, type Migration } from 'kysely';

const STATEMENTS = [
  // Cells of an imported file that are not the customer's but the list's, by heading (JSON).
  `alter table import_change add column listed text`,
  `alter table import_known add column listed text`,
  `alter table list_entry add column fields text`,
  // Name and fields of the call list that a call was made from (JSON).
  `alter table interaction add column call_list text`,
];

/** What a call list says of the people on it, kept with its entries and with the conversations that came of them. */
export const listFields: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
