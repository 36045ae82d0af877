import { sql } from 'kysely';

import type { AgentId } from '../../../shared/lib/brand.ts';
import { seenBy } from './contact-visible.ts';
import { audit, type RepoContext } from './context.ts';

/** What hangs on a customer and is never deleted, only marked as taken back. */
type Kept = { readonly table: 'consent' | 'emotion_note' | 'letter'; readonly idColumn: 'id' } | { readonly table: 'contact_objection'; readonly idColumn: 'objection_id' };

/**
 * Marks consents, objections, emotions or letters as withdrawn or removed, or takes that mark off again, and writes it to the audit trail.
 * Nothing happens to what belongs to a confidential customer whom this person may not see: for them it is not there. Only the objection
 * that somebody recorded (it is heard from the customer, whoever that is) can be taken back by that very person.
 * @returns false when there is no such row for this person
 */
export async function markRows(
  context: RepoContext,
  { table, idColumn }: Kept,
  id: string,
  columns: Readonly<Record<string, number | string | null>>,
  action: string,
  { agentId, at }: { readonly agentId: AgentId; readonly at: number },
): Promise<boolean> {
  const when = context.codec.ms.write(at);
  const set = Object.entries({ ...columns, updated_at: when, updated_by: agentId }).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
  const own = table === 'contact_objection' ? sql`or created_by = ${agentId}` : sql``;
  return context.db.transaction().execute(async (trx) => {
    const { numAffectedRows } = await sql`
      update ${sql.table(table)} set ${sql.join(set)}
      where ${sql.ref(idColumn)} = ${id}
        and (contact_id is null ${own} or exists (select 1 from contact where contact.id = ${sql.ref(`${table}.contact_id`)} and ${seenBy(agentId)}))
    `.execute(trx);
    if ((numAffectedRows ?? 0n) === 0n) return false;
    await audit(context, trx, { at: when, agentId, action, entity: table === 'contact_objection' ? 'objection' : table, entityId: id });
    return true;
  });
}
