import type { Transaction } from 'kysely';

import type { HandOver } from '../../../../shared/domain/agreement/agreement.ts';
import { brandId, type AgreementId } from '../../../../shared/lib/brand.ts';
import type { HandOverPort, ReceivedHandOver, SealedHandOver } from '../../../app/ports/agreement-port.ts';
import type { Database } from '../../schema.ts';
import { audit, type RepoContext } from '../context.ts';
import { insertAgreement } from './insert.ts';

/** Keeps what is known of a hand-over to outside; its file only as long as it waits for an answer. */
export async function writeOutside(trx: Transaction<Database>, { id, state, outside }: HandOver, sealed: SealedHandOver | null): Promise<void> {
  if (outside === null) return;
  if (sealed?.digest !== undefined) {
    await trx
      .insertInto('hand_over_outside')
      .values({ hand_over_id: id, to_name: outside.toName, address: outside.address, expires_at: outside.expiresAt, digest: sealed.digest, file: sealed.file ?? '', answered_by: '', answered_key: '' })
      .execute();
    return;
  }
  await trx
    .updateTable('hand_over_outside')
    .set({ answered_by: outside.answeredBy, ...(state === 'offered' ? {} : { file: '' }), ...(sealed?.answeredKey === undefined ? {} : { answered_key: sealed.answeredKey }) })
    .where('hand_over_id', '=', id)
    .execute();
}

/** Promises that leave this profile and those that come into it, and whose keys are known. */
export function outsideRepo(context: RepoContext): HandOverPort {
  const { db, codec } = context;
  return {
    outside: async (id) => {
      const row = await db
        .selectFrom('hand_over_outside as o')
        .innerJoin('hand_over as h', 'h.id', 'o.hand_over_id')
        .select(['h.agreement_id', 'h.state', 'o.to_name', 'o.expires_at', 'o.digest', 'o.file'])
        .where('o.hand_over_id', '=', id)
        .executeTakeFirst();
      return row === undefined
        ? null
        : { agreementId: brandId<AgreementId>(row.agreement_id), state: row.state as HandOver['state'], toName: row.to_name, expiresAt: row.expires_at, digest: row.digest, file: row.file };
    },

    received: async (id, senderKey) => {
      const row = await db.selectFrom('hand_over_received').selectAll().where('hand_over_id', '=', id).where('sender_key', '=', senderKey).executeTakeFirst();
      return row === undefined ? null : toReceived(row);
    },
    receivedAs: async (agreementId) => {
      const row = await db.selectFrom('hand_over_received').selectAll().where('agreement_id', '=', agreementId).executeTakeFirst();
      return row === undefined ? null : toReceived(row);
    },

    async answer(received, agreement, author) {
      const at = codec.ms.write(author.at);
      return db.transaction().execute(async (trx) => {
        if (agreement !== null) await insertAgreement(context, trx, agreement, author);
        const { numInsertedOrUpdatedRows } = await trx
          .insertInto('hand_over_received')
          .values({
            ...{ hand_over_id: received.id, sender_key: received.senderKey, sender_name: received.senderName, organisation: received.organisation, note: received.note },
            ...{ answer: received.answer, reason: received.reason, agreement_id: agreement?.id ?? null, receipt: received.receipt, receipt_made_at: null, answered_at: at, answered_by: author.agentId },
          })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        // Answered already: nothing of this may stay.
        if (numInsertedOrUpdatedRows === 0n) throw new Error('this hand-over was answered before');
        await audit(context, trx, { at, agentId: author.agentId, action: `hand-over.${received.answer}`, entity: 'hand-over', entityId: received.id, details: { agreement: agreement?.id ?? null } });
      });
    },
    async receiptMade(id, senderKey, at) {
      await db.updateTable('hand_over_received').set({ receipt_made_at: codec.ms.write(at) }).where('hand_over_id', '=', id).where('sender_key', '=', senderKey).execute();
    },

    keysNamed: (key, name) => db.selectFrom('known_key').select(['key', 'name']).where((test) => test.or([test('key', '=', key), test('name', '=', name)])).execute(),
    async knowKey(key, name, { agentId, at }) {
      await db
        .insertInto('known_key')
        .values({ key, name, known_since: codec.ms.write(at), known_by: agentId })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ name }))
        .execute();
    },
  };

  function toReceived(row: { readonly hand_over_id: string; readonly sender_key: string; readonly sender_name: string; readonly organisation: string; readonly note: string; readonly answer: string; readonly reason: string; readonly receipt: string; readonly receipt_made_at: number | null; readonly answered_at: number }): ReceivedHandOver & { readonly at: number; readonly made: boolean } {
    return {
      ...{ id: brandId(row.hand_over_id), senderKey: row.sender_key, senderName: row.sender_name, organisation: row.organisation, note: row.note },
      ...{ answer: row.answer as ReceivedHandOver['answer'], reason: row.reason, receipt: row.receipt, at: row.answered_at, made: row.receipt_made_at !== null },
    };
  }
}
