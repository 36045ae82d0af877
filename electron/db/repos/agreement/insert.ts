import type { Transaction } from 'kysely';

import type { Agreement } from '../../../../shared/domain/agreement/agreement.ts';
import type { AgentId } from '../../../../shared/lib/brand.ts';
import type { Database } from '../../schema.ts';
import { audit, practiceFlag, type RepoContext } from '../context.ts';

/** A new promise, without hand-over. */
export async function insertAgreement(context: RepoContext, trx: Transaction<Database>, agreement: Agreement, { agentId, at }: { readonly agentId: AgentId; readonly at: number }): Promise<void> {
  const when = context.codec.ms.write(at);
  await trx
    .insertInto('agreement')
    .values({
      id: agreement.id,
      project_id: agreement.projectId,
      practice: await practiceFlag(trx, agreement.projectId),
      contact_id: agreement.contactId,
      interaction_id: agreement.interactionId,
      to_whom: agreement.toWhom,
      number: agreement.number,
      what: agreement.what,
      owner_id: agreement.owner,
      due_at: context.codec.ms.write(agreement.dueAt),
      state: agreement.state,
      closed_at: null,
      closed_by: null,
      result: agreement.result,
      callback_zone: agreement.callback?.zone ?? null,
      for_anyone: agreement.callback?.anyone === true ? 1 : 0,
      removed_at: null,
      version: agreement.version,
      created_at: when,
      created_by: agentId,
      updated_at: when,
      updated_by: agentId,
    })
    .execute();
  await audit(context, trx, { at: when, agentId, action: 'agreement.made', entity: 'agreement', entityId: agreement.id, details: { owner: agreement.owner, dueAt: agreement.dueAt } });
}
