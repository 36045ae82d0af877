import { sql, type Kysely } from 'kysely';

import type { ContactId } from '../../../shared/lib/brand.ts';
import type { Database } from '../schema.ts';

/** A chain of merges is followed this far, in both directions; more means a fault in the data. */
const STEPS = 16;
/** So many contacts that went into one are read along with it. */
const MOST = 200;

/**
 * A contact with all that went into it, itself first: what was written down for them is part of its history. Nothing moves at a merge, so
 * that taking it back has nothing to move.
 */
export async function familyOf(db: Kysely<Database>, id: ContactId): Promise<readonly ContactId[]> {
  const { rows } = await sql<{ id: ContactId }>`
    with recursive family (id, step) as (
      select ${id}, 0
      union
      select c.id, step + 1 from contact c join family on c.merged_into = family.id where step < ${STEPS}
    )
    select id from family group by id order by min(step) limit ${MOST}`.execute(db);
  return rows.map((row) => row.id);
}

/** The contact that this one went into in the end; itself when it was not merged, or is not there. */
export async function survivorOf(db: Kysely<Database>, id: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    with recursive line (id, merged_into, step) as (
      select id, merged_into, 0 from contact where id = ${id}
      union
      select c.id, c.merged_into, step + 1 from contact c join line on c.id = line.merged_into where step < ${STEPS}
    )
    select id from line order by step desc limit 1`.execute(db);
  return rows[0]?.id ?? id;
}
