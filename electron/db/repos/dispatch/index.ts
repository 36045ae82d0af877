import { sql, type Selectable } from 'kysely';

import type { Dispatch } from '../../../../shared/domain/dispatch/dispatch.ts';
import { brandId, type AgentId, type ContactId, type DispatchId, type InteractionId, type ProjectId } from '../../../../shared/lib/brand.ts';
import type { DispatchPort } from '../../../app/ports/dispatch-port.ts';
import type { DispatchTable } from '../../schema-follow-up.ts';
import { audit, practiceFlag, type RepoContext } from '../context.ts';

/** What customers are sent after a conversation. */
export function dispatchRepo(context: RepoContext): DispatchPort {
  const { db, codec } = context;
  const all = () => db.selectFrom('dispatch as d').selectAll('d');
  const seen = ({ agentId, practice }: { readonly agentId: AgentId; readonly practice: boolean }) =>
    all()
      .where('d.practice', '=', practice ? 1 : 0)
      .where(
        sql<boolean>`not exists (select 1 from contact c where c.id = d.contact_id and c.confidential = 1
          and not exists (select 1 from contact_visibility v where v.contact_id = c.id and v.agent_id = ${agentId}))`,
      );
  const read = async (query: { readonly execute: () => Promise<readonly Selectable<DispatchTable>[]> }): Promise<readonly Dispatch[]> => (await query.execute()).map(toDispatch);

  function toDispatch(row: Selectable<DispatchTable>): Dispatch {
    return {
      id: brandId<DispatchId>(row.id),
      projectId: brandId<ProjectId>(row.project_id),
      contactId: row.contact_id === null ? null : brandId<ContactId>(row.contact_id),
      interactionId: row.interaction_id === null ? null : brandId<InteractionId>(row.interaction_id),
      kind: row.kind as Dispatch['kind'],
      article: row.article,
      channel: row.channel as Dispatch['channel'],
      toName: row.to_name,
      address: row.address,
      language: row.language as Dispatch['language'],
      subject: row.subject,
      body: row.body,
      materials: codec.json.read(row.materials) as readonly string[],
      state: row.state as Dispatch['state'],
      attempts: row.attempts,
      nextAt: row.next_at,
      reply: row.reply,
      problem: row.problem as Dispatch['problem'],
      madeBy: brandId<AgentId>(row.created_by),
      madeAt: row.created_at,
      closedAt: row.closed_at,
      closedBy: row.closed_by === null ? null : brandId<AgentId>(row.closed_by),
      version: row.version,
    };
  }
  const changing = (dispatch: Dispatch) => ({
    ...{ state: dispatch.state, attempts: dispatch.attempts, next_at: dispatch.nextAt, reply: dispatch.reply, problem: dispatch.problem },
    ...{ closed_at: dispatch.closedAt, closed_by: dispatch.closedBy, version: dispatch.version },
  });

  return {
    get: async (id, viewer) => (await read((viewer === null ? all() : seen(viewer)).where('d.id', '=', id)))[0] ?? null,
    list: (viewer, closed, limit) =>
      closed
        ? read(seen(viewer).where('d.closed_at', 'is not', null).orderBy('d.closed_at', 'desc').orderBy('d.id', 'desc').limit(limit))
        : read(seen(viewer).where('d.closed_at', 'is', null).orderBy('d.created_at', 'desc').orderBy('d.id', 'desc').limit(limit)),
    nextQueued: async () => (await read(all().where('d.state', '=', 'queued').orderBy('d.next_at').limit(1)))[0] ?? null,
    interrupted: () => read(all().where('d.state', '=', 'sending')),

    files: async (id) => {
      const rows = await db.selectFrom('dispatch_file').select(['file_name', 'content']).where('dispatch_id', '=', id).orderBy('place').execute();
      return rows.map((row) => ({ fileName: row.file_name, content: row.content }));
    },

    async add(dispatch, files) {
      const at = codec.ms.write(dispatch.madeAt);
      await db.transaction().execute(async (trx) => {
        await trx
          .insertInto('dispatch')
          .values({
            ...{ id: dispatch.id, project_id: dispatch.projectId, practice: await practiceFlag(trx, dispatch.projectId), contact_id: dispatch.contactId, interaction_id: dispatch.interactionId },
            ...{ kind: dispatch.kind, article: dispatch.article, channel: dispatch.channel, to_name: dispatch.toName, address: dispatch.address, language: dispatch.language },
            ...{ subject: dispatch.subject, body: dispatch.body, materials: codec.json.write(dispatch.materials), ...changing(dispatch) },
            ...{ created_at: at, created_by: dispatch.madeBy, updated_at: at, updated_by: dispatch.madeBy },
          })
          .execute();
        for (const [place, { fileName, content }] of files.entries()) await trx.insertInto('dispatch_file').values({ dispatch_id: dispatch.id, place, file_name: fileName, content }).execute();
        await audit(context, trx, { at, agentId: dispatch.madeBy, action: 'dispatch.asked', entity: 'dispatch', entityId: dispatch.id, details: { kind: dispatch.kind, channel: dispatch.channel } });
      });
    },

    async save(dispatch, from, by, at) {
      const when = codec.ms.write(at);
      return db.transaction().execute(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('dispatch')
          .set({ ...changing(dispatch), updated_at: when, updated_by: by ?? dispatch.madeBy })
          .where('id', '=', dispatch.id)
          .where('version', '=', from)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        // A server has it: what went along is kept nowhere else.
        if (dispatch.state === 'sent') await trx.deleteFrom('dispatch_file').where('dispatch_id', '=', dispatch.id).execute();
        await audit(context, trx, { at: when, agentId: by, action: `dispatch.${dispatch.state}`, entity: 'dispatch', entityId: dispatch.id, details: { attempts: dispatch.attempts, problem: dispatch.problem } });
        return true;
      });
    },
  };
}
