import type { Insertable } from 'kysely';

import type { Agreement, HandOver } from '../../../../shared/domain/agreement/agreement.ts';
import type { AgreementPort } from '../../../app/ports/agreement-port.ts';
import type { HandOverTable } from '../../schema-agreements.ts';
import { familyOf } from '../contact-family.ts';
import { audit, type RepoContext } from '../context.ts';
import { insertAgreement } from './insert.ts';
import { outsideRepo, writeOutside } from './outside.ts';
import { agreementsFor, handOversOf, receivedOf, toAgreement } from './rows.ts';

/** What was promised to customers. */
export function agreementRepo(context: RepoContext): AgreementPort {
  const { db, codec } = context;
  type Query = ReturnType<typeof agreementsFor>;

  const read = async (query: Query): Promise<readonly Agreement[]> => {
    const rows = await query.execute();
    const ids = rows.map(({ id }) => id);
    const handOvers = await handOversOf(db, ids);
    const received = await receivedOf(db, ids);
    return rows.map((row) => toAgreement(row, handOvers.get(row.id) ?? null, received.get(row.id) ?? null));
  };
  /** Own ones, those that wait for the viewer's answer, and callbacks: they go up when nobody calls. */
  const mine = (query: Query, agentId: string): Query =>
    query.where((test) =>
      test.or([
        test('g.owner_id', '=', agentId),
        test('g.callback_zone', 'is not', null),
        test.exists(
          test
            .selectFrom('hand_over as h')
            .select('h.id')
            .whereRef('h.agreement_id', '=', 'g.id')
            .where('h.state', '=', 'offered')
            .where('h.from_id', '<>', agentId)
            .where((offer) => offer.or([offer('h.to_id', '=', agentId), offer('h.to_id', 'is', null)]))
            .where((offer) => offer.not(offer.exists(offer.selectFrom('hand_over_outside as o').select('o.hand_over_id').whereRef('o.hand_over_id', '=', 'h.id')))),
        ),
      ]),
    );

  const handOverRow = (agreement: Agreement, handOver: HandOver): Insertable<HandOverTable> => ({
    id: handOver.id,
    agreement_id: agreement.id,
    from_id: handOver.from,
    to_id: handOver.to,
    department: handOver.department,
    note: handOver.note,
    state: handOver.state,
    offered_at: codec.ms.write(handOver.offeredAt),
    answered_at: handOver.answeredAt === null ? null : codec.ms.write(handOver.answeredAt),
    answered_by: handOver.answeredBy,
    reason: handOver.reason,
  });

  return {
    ...outsideRepo(context),

    get: async (id, viewer) => (await read(agreementsFor(db, viewer).where('g.id', '=', id)))[0] ?? null,

    open: (viewer, everyone, limit) => {
      const query = agreementsFor(db, viewer).where('g.closed_at', 'is', null).orderBy('g.due_at').orderBy('g.id').limit(limit);
      return read(everyone ? query : mine(query, viewer.agentId));
    },

    ofContact: async (contactId, viewer, limit) =>
      read(
        agreementsFor(db, viewer)
          .where('g.contact_id', 'in', await familyOf(db, contactId))
          .orderBy((test) => test('g.closed_at', 'is not', null))
          .orderBy((test) => test.case().when('g.closed_at', 'is', null).then(test.ref('g.due_at')).else(test.neg(test.ref('g.closed_at'))).end())
          .limit(limit),
      ),

    settled: (viewer, everyone, limit) => {
      const query = agreementsFor(db, viewer).where('g.closed_at', 'is not', null).orderBy('g.closed_at', 'desc').orderBy('g.id', 'desc').limit(limit);
      return read(everyone ? query : query.where('g.owner_id', '=', viewer.agentId));
    },

    async add(agreement, author) {
      await db.transaction().execute((trx) => insertAgreement(context, trx, agreement, author));
    },

    async save(agreement, from, { agentId, at }, action, sealed) {
      const when = codec.ms.write(at);
      return db.transaction().execute(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('agreement')
          .set({
            what: agreement.what,
            owner_id: agreement.owner,
            due_at: codec.ms.write(agreement.dueAt),
            state: agreement.state,
            closed_at: agreement.closedAt === null ? null : codec.ms.write(agreement.closedAt),
            closed_by: agreement.closedBy,
            result: agreement.result,
            version: agreement.version,
            updated_at: when,
            updated_by: agentId,
          })
          .where('id', '=', agreement.id)
          .where('version', '=', from)
          .where('removed_at', 'is', null)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        if (agreement.handOver !== null) {
          const { state, answered_at, answered_by, reason } = handOverRow(agreement, agreement.handOver);
          await trx
            .insertInto('hand_over')
            .values(handOverRow(agreement, agreement.handOver))
            .onConflict((conflict) => conflict.column('id').doUpdateSet({ state, answered_at, answered_by, reason }))
            .execute();
          await writeOutside(trx, agreement.handOver, sealed);
        }
        await audit(context, trx, { at: when, agentId, action: `agreement.${action}`, entity: 'agreement', entityId: agreement.id, details: { state: agreement.state, owner: agreement.owner, dueAt: agreement.dueAt } });
        return true;
      });
    },

    async linkUnknown(contactId, numbers, interactionId, practice) {
      if (numbers.length === 0 && interactionId === null) return 0;
      const { numUpdatedRows } = await db
        .updateTable('agreement')
        .set({ contact_id: contactId })
        .where('contact_id', 'is', null)
        .where('practice', '=', practice ? 1 : 0)
        .where((test) => test.or([...(numbers.length === 0 ? [] : [test('number', 'in', numbers)]), ...(interactionId === null ? [] : [test('interaction_id', '=', interactionId)])]))
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },

    async remove(id, removed, { agentId, at }) {
      const when = codec.ms.write(at);
      return db.transaction().execute(async (trx) => {
        const { numUpdatedRows } = await trx.updateTable('agreement').set({ removed_at: removed ? when : null, updated_at: when, updated_by: agentId }).where('id', '=', id).executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        await audit(context, trx, { at: when, agentId, action: removed ? 'agreement.removed' : 'agreement.restored', entity: 'agreement', entityId: id });
        return true;
      });
    },
  };
}
