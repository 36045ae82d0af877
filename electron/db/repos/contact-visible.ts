import { sql, type Kysely } from 'kysely';

import type { AgentId } from '../../../shared/lib/brand.ts';
import type { Database } from '../schema.ts';

/** The condition on a contact's row that leaves out confidential ones which this person may not see. */
export function seenBy(asker: AgentId) {
  return sql<boolean>`(contact.confidential = 0 or exists (
    select 1 from contact_visibility v where v.contact_id = contact.id and v.agent_id = ${asker}
  ))`;
}

/** Whether this person may look into a contact; into one that is not there, yes: there is nothing to see. */
export async function maySeeContact(db: Kysely<Database>, contactId: string, asker: AgentId): Promise<boolean> {
  const row = await db
    .selectFrom('contact')
    .select('contact.id')
    .where('contact.id', '=', contactId)
    .where(sql<boolean>`not ${seenBy(asker)}`)
    .executeTakeFirst();
  return row === undefined;
}
