import { sql } from 'kysely';

import type { DataPort } from '../../app/ports/data-port.ts';
import type { CallDirection } from '../../../shared/domain/call/call.ts';
import { MISSED_CAUSES, type EndCause } from '../../../shared/domain/call/end-cause.ts';
import { fullName } from '../../../shared/domain/contact/contact-name.ts';
import { brandId, type CallId, type ContactId, type InteractionId } from '../../../shared/lib/brand.ts';
import { audit, practiceFlag, type RepoContext } from './context.ts';
import { endColumns } from './end-columns.ts';

/** The record of every call and attempt. */
export function callRepo(context: RepoContext): DataPort['calls'] {
  const { db, codec, now } = context;
  return {
    async save(record) {
      await db.transaction().execute(async (trx) => {
        const at = codec.ms.write(now());
        const row = {
          interaction_id: record.interactionId,
          project_id: record.projectId,
          practice: await practiceFlag(trx, record.projectId),
          agent_id: record.agentId,
          direction: record.direction,
          remote_uri: record.remoteUri,
          remote_raw: record.remoteRaw,
          remote_number: record.remoteNumber,
          display_name: record.displayName,
          sip_call_id: record.sipCallId,
          started_at: codec.ms.write(record.startedAt),
          answered_at: record.answeredAt === null ? null : codec.ms.write(record.answeredAt),
          ended_at: record.endedAt === null ? null : codec.ms.write(record.endedAt),
          ...endColumns(record.end),
          hold_ms: codec.ms.write(record.holdMs),
          codec: record.codec,
          seen: codec.bool.write(record.seen),
          transferred_to: record.transferredTo?.address ?? null,
          transferred_name: record.transferredTo?.name ?? null,
          hand_over_note: record.handOverNote === '' ? null : record.handOverNote,
          consults_for: record.consultsFor,
          updated_at: at,
          updated_by: record.agentId,
        };
        await trx
          .insertInto('call')
          .values({ id: record.id, ...row, created_at: at, created_by: record.agentId })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
          .execute();
      });
    },

    noteUnattended: (id, call) => audit(context, db, { at: call.startedAt, agentId: null, action: 'unattended-call', entity: 'call', entityId: id, details: call }),

    async recent(limit, practice, agentId) {
      const rows = await db
        .selectFrom('call as c')
        .leftJoin('interaction as i', 'i.id', 'c.interaction_id')
        // A colleague who was consulted belongs to the customer's interaction, and is not the customer.
        .leftJoin('contact as k', (join) =>
          join.onRef('k.id', '=', 'i.contact_id').on('k.deleted_at', 'is', null).on('c.consults_for', 'is', null),
        )
        .select([
          'c.id',
          'c.agent_id',
          'c.interaction_id',
          'c.direction',
          'c.started_at',
          'c.answered_at',
          'c.ended_at',
          'c.end_cause',
          'c.seen',
        ])
        .select(['c.remote_number', 'c.remote_raw', 'c.display_name', 'c.transferred_to', 'c.transferred_name'])
        .select(['k.id as contact_id', 'k.first_name', 'k.initials', 'k.infix', 'k.last_name', 'k.organisation'])
        .where('c.practice', '=', codec.bool.write(practice))
        // Nobody's conversation: its code, dialled again as a number, would be one.
        .where(sql<boolean>`c.consults_for is not 'listening'`)
        // Whom a colleague spoke to is the colleague's; who did not get through at this place waits for whoever sits there now.
        .where((test) =>
          test.or([
            test('c.agent_id', '=', agentId),
            test.and([test('c.direction', '=', 'in'), test('c.answered_at', 'is', null), test('c.end_cause', 'in', MISSED_CAUSES)]),
          ]),
        )
        .orderBy('c.started_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        callId: brandId<CallId>(row.id),
        interactionId: brandId<InteractionId>(row.interaction_id),
        direction: row.direction as CallDirection,
        at: row.started_at,
        answeredAt: row.answered_at,
        endedAt: row.ended_at,
        cause: row.end_cause as EndCause | null,
        number: row.remote_number ?? row.remote_raw,
        name:
          fullName({
            salutation: 'none',
            initials: row.initials ?? '',
            firstName: row.first_name ?? '',
            infix: row.infix ?? '',
            lastName: row.last_name ?? '',
            organisation: '',
          }) ||
          row.organisation ||
          row.display_name,
        transferredTo: row.transferred_name || row.transferred_to || '',
        // Only one's own are counted, and seen.
        seen: row.agent_id !== agentId || codec.bool.read(row.seen),
        contactId: row.contact_id === null ? null : brandId<ContactId>(row.contact_id),
      }));
    },

    async lastDialled(practice, agentId) {
      const row = await db
        .selectFrom('call')
        .select(['remote_raw', 'remote_uri'])
        .where('practice', '=', codec.bool.write(practice))
        .where('agent_id', '=', agentId)
        // The literal lets SQLite use the index of dialled calls.
        .where(sql<boolean>`direction = 'out'`)
        .where(sql<boolean>`consults_for is not 'listening'`)
        .orderBy('started_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? row.remote_raw || row.remote_uri : null;
    },

    async markMissedSeen(agentId) {
      await db
        .updateTable('call')
        .set({ seen: 1, updated_at: codec.ms.write(now()), updated_by: agentId })
        .where('agent_id', '=', agentId)
        .where((test) => test('seen', '=', test.lit(0)))
        .execute();
    },
  };
}
