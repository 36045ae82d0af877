import type { Kysely } from 'kysely';

import type { DataPort, RecordingRecord } from '../../app/ports/data-port.ts';
import type { RecordingPause } from '../../../shared/domain/recording/recording.ts';
import {
  brandId,
  type AgentId,
  type CallId,
  type InteractionId,
  type ProjectId,
  type RecordingId,
} from '../../../shared/lib/brand.ts';
import type { Database } from '../schema.ts';
import { familyOf } from './contact-family.ts';
import { audit, practiceFlag, type RepoContext } from './context.ts';

/** What was recorded of which call, and in which file. */
export function recordingRepo(context: RepoContext): DataPort['recordings'] {
  const { db, codec, now } = context;
  const select = (from: Kysely<Database>) =>
    from
      .selectFrom('recording as r')
      .leftJoin('agent as a', 'a.id', 'r.agent_id')
      .selectAll('r')
      .select('a.name as agent_name');
  type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];
  const recordOf = (row: Row): RecordingRecord & { readonly agentName: string } => ({
    id: brandId<RecordingId>(row.id),
    callId: brandId<CallId>(row.call_id),
    interactionId: brandId<InteractionId>(row.interaction_id),
    projectId: brandId<ProjectId>(row.project_id),
    agentId: brandId<AgentId>(row.agent_id),
    agentName: row.agent_name ?? '',
    file: row.file,
    startedAt: row.started_at,
    durationMs: row.duration_ms,
    bytes: row.bytes,
    pauses: codec.json.read(row.pauses) as readonly RecordingPause[],
    state: row.state,
  });

  const mark = async (
    id: RecordingId,
    removed: boolean,
    { agentId, at }: { readonly agentId: string; readonly at: number },
  ): Promise<boolean> =>
    db.transaction().execute(async (trx) => {
      const changed = await trx
        .updateTable('recording')
        .set({
          removed_at: removed ? codec.ms.write(at) : null,
          removed_by: removed ? agentId : null,
          updated_at: codec.ms.write(at),
          updated_by: agentId,
        })
        .where('id', '=', id)
        .where('removed_at', removed ? 'is' : 'is not', null)
        .executeTakeFirst();
      if (changed.numUpdatedRows === 0n) return false;
      const action = removed ? 'recording.removed' : 'recording.restored';
      await audit(context, trx, { at, agentId, action, entity: 'recording', entityId: id });
      return true;
    });

  return {
    async save(record) {
      await db.transaction().execute(async (trx) => {
        const at = codec.ms.write(now());
        const row = {
          duration_ms: codec.ms.write(record.durationMs),
          bytes: record.bytes,
          pauses: codec.json.write(record.pauses),
          state: record.state,
          updated_at: at,
          updated_by: record.agentId,
        };
        await trx
          .insertInto('recording')
          .values({
            id: record.id,
            call_id: record.callId,
            interaction_id: record.interactionId,
            project_id: record.projectId,
            practice: await practiceFlag(trx, record.projectId),
            agent_id: record.agentId,
            file: record.file,
            started_at: codec.ms.write(record.startedAt),
            removed_at: null,
            removed_by: null,
            created_at: at,
            created_by: record.agentId,
            ...row,
          })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
          .execute();
      });
    },

    async get(id) {
      const row = await select(db).where('r.id', '=', id).where('r.removed_at', 'is', null).executeTakeFirst();
      return row === undefined ? null : recordOf(row);
    },

    async list({ contactId, agentId, practice }, limit) {
      let query = select(db)
        .where('r.removed_at', 'is', null)
        .where('r.state', '<>', 'recording')
        .where('r.practice', '=', codec.bool.write(practice));
      if (contactId !== null)
        query = query.where(
          'r.interaction_id',
          'in',
          db.selectFrom('interaction').select('id').where('contact_id', 'in', await familyOf(db, contactId)),
        );
      if (agentId !== null) query = query.where('r.agent_id', '=', agentId);
      return (await query.orderBy('r.started_at', 'desc').limit(limit).execute()).map(recordOf);
    },

    async unfinished() {
      return (await select(db).where('r.state', '=', 'recording').execute()).map(recordOf);
    },

    remove: (id, author) => mark(id, true, author),
    restore: (id, author) => mark(id, false, author),

    async expired({ startedBefore, removedBefore }) {
      const rows = await select(db)
        .where((test) =>
          test.or([
            test('r.removed_at', '<', codec.ms.write(removedBefore)),
            ...(startedBefore === null ? [] : [test('r.started_at', '<', codec.ms.write(startedBefore))]),
          ]),
        )
        .where('r.state', '<>', 'recording')
        .execute();
      return rows.map(recordOf);
    },

    async purge(ids) {
      await db.transaction().execute(async (trx) => {
        const at = codec.ms.write(now());
        for (const id of ids) {
          await trx.deleteFrom('recording').where('id', '=', id).execute();
          await audit(context, trx, {
            at,
            agentId: null,
            action: 'recording.purged',
            entity: 'recording',
            entityId: id,
          });
        }
      });
    },
  };
}
