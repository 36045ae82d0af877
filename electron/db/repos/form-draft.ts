import type { DataPort } from '../../app/ports/data-port.ts';
import type { RepoContext } from './context.ts';

/** A form that nobody came back to in this time is given up; ms. */
const GIVEN_UP_AFTER_MS = 30 * 24 * 60 * 60 * 1_000;

/** Forms that were begun and not sent, each for the agent who typed. */
export function formDraftRepo({ db, codec, now }: RepoContext): DataPort['formDrafts'] {
  return {
    async list(agentId) {
      return db
        .selectFrom('form_draft')
        .select(['key', 'body'])
        .where('agent_id', '=', agentId)
        .orderBy('updated_at')
        .orderBy('key')
        .execute();
    },
    async save(agentId, key, body) {
      const at = now();
      await db.transaction().execute(async (trx) => {
        await trx.deleteFrom('form_draft').where('updated_at', '<', codec.ms.write(at - GIVEN_UP_AFTER_MS)).execute();
        if (body === null) {
          await trx.deleteFrom('form_draft').where('agent_id', '=', agentId).where('key', '=', key).execute();
          return;
        }
        const row = { body, updated_at: codec.ms.write(at) };
        await trx
          .insertInto('form_draft')
          .values({ agent_id: agentId, key, ...row })
          .onConflict((conflict) => conflict.columns(['agent_id', 'key']).doUpdateSet(row))
          .execute();
      });
    },
  };
}
