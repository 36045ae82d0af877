import { sql, type Kysely } from 'kysely';

import type { ContactAuthor, DataPort } from '../../app/ports/data-port.ts';
import type { Interaction } from '../../../shared/domain/interaction/interaction.ts';
import { durably } from '../database.ts';
import type { Database } from '../schema.ts';
import { survivorOf } from './contact-family.ts';
import { audit, practiceFlag, type RepoContext } from './context.ts';
import { formsOf } from './form.ts';
import { interactionColumns, registrationColumns, toInteraction, typedIn } from './interaction-rows.ts';

const CLOSED: readonly string[] = ['completed', 'incomplete'];

/** Interactions, their drafts and registrations. */
export function interactionRepo(context: RepoContext): DataPort['interactions'] {
  const { db, raw, codec } = context;

  /**
   * Writes the interaction. Typing changes only the row, which says who and when; the audit trail records its start and every change of
   * state, customer or agent. A draft that arrives after the interaction was closed is dropped: closing is final.
   */
  async function write(trx: Kysely<Database>, interaction: Interaction, author: ContactAuthor): Promise<boolean> {
    const at = codec.ms.write(author.at);
    const before = await trx
      .selectFrom('interaction')
      .select(['state', 'contact_id', 'agent_id'])
      .where('id', '=', interaction.id)
      .executeTakeFirst();
    if (before && CLOSED.includes(before.state) && !CLOSED.includes(interaction.state)) return false;
    const row = {
      ...interactionColumns(codec, interaction, await practiceFlag(trx, interaction.projectId)),
      // A draft may name a contact that went into another one since.
      contact_id: interaction.contactId === null ? null : await survivorOf(trx, interaction.contactId),
      updated_at: at,
      updated_by: author.agentId,
    };
    await trx
      .insertInto('interaction')
      .values({ id: interaction.id, ...row, created_at: at, created_by: author.agentId })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
    if (
      !before ||
      before.state !== row.state ||
      before.contact_id !== row.contact_id ||
      before.agent_id !== row.agent_id
    ) {
      await remember(trx, interaction);
      await audit(context, trx, {
        at,
        agentId: author.agentId,
        action: before ? 'interaction.changed' : 'interaction.started',
        entity: 'interaction',
        entityId: interaction.id,
        details: { state: row.state, contactId: row.contact_id, agentId: row.agent_id },
      });
    }
    return true;
  }

  /** A conversation is the customer's latest contact, and proves that the number works. */
  async function remember(trx: Kysely<Database>, { contactId, answeredAt, startedAt, remoteNumber }: Interaction): Promise<void> {
    if (contactId === null || answeredAt === null) return;
    const at = codec.ms.write(startedAt);
    await sql`update contact set last_contact_at = max(coalesce(last_contact_at, 0), ${at}) where id = ${contactId}`.execute(trx);
    if (remoteNumber !== null)
      await sql`update contact_phone set last_reached_at = max(coalesce(last_reached_at, 0), ${at})
        where contact_id = ${contactId} and e164 = ${remoteNumber}`.execute(trx);
  }

  async function register(trx: Kysely<Database>, interaction: Interaction, author: ContactAuthor): Promise<void> {
    const at = codec.ms.write(author.at);
    const complete = interaction.state === 'completed';
    const row = {
      project_id: interaction.projectId,
      practice: await practiceFlag(trx, interaction.projectId),
      agent_id: interaction.agentId,
      contact_id: interaction.contactId === null ? null : await survivorOf(trx, interaction.contactId),
      state: complete ? ('completed' as const) : ('incomplete' as const),
      incomplete_reason: complete ? null : (interaction.incompleteReason ?? 'other'),
      completed_at: codec.ms.write(interaction.completedAt ?? author.at),
      ...registrationColumns(codec, interaction.values, (await formsOf(trx, codec, [interaction.form]))(interaction.form)),
      updated_at: at,
      updated_by: author.agentId,
    };
    await trx
      .insertInto('registration')
      .values({ interaction_id: interaction.id, ...row, created_at: at, created_by: author.agentId })
      .onConflict((conflict) => conflict.column('interaction_id').doUpdateSet(row))
      .execute();
    await audit(context, trx, {
      at,
      agentId: author.agentId,
      action: complete ? 'registration.completed' : 'registration.incomplete',
      entity: 'registration',
      entityId: interaction.id,
      details: { reason: row.incomplete_reason },
    });
  }

  async function unfinished(from: Kysely<Database>): Promise<readonly Interaction[]> {
    // Written out, not bound, so that SQLite can use the index of unfinished ones.
    const rows = await from
      .selectFrom('interaction')
      .selectAll()
      .where(sql<boolean>`state in ('open', 'handling')`)
      .orderBy('started_at')
      .execute();
    return rows.map((row) => toInteraction(codec, row));
  }

  return {
    async save(interaction, author) {
      await db.transaction().execute((trx) => write(trx, interaction, author));
    },

    unfinished: () => unfinished(db),

    async runOf(callId) {
      const row = await db.selectFrom('interaction').selectAll().where('id', '=', (eb) => eb.selectFrom('call').select('interaction_id').where('call.id', '=', callId)).where('answered_at', 'is not', null).executeTakeFirst();
      return row === undefined ? null : toInteraction(codec, row);
    },


    async close(interaction, author) {
      await durably(raw, () =>
        db.transaction().execute(async (trx) => {
          const written = await write(trx, interaction, author);
          if (written && CLOSED.includes(interaction.state)) await register(trx, interaction, author);
        }),
      );
    },

    async recoverInterrupted(endedAt) {
      const end = codec.ms.write(endedAt);
      return db.transaction().execute(async (trx) => {
        // The application may have died before the clock was set back: an end never precedes the start.
        await sql`update call set ended_at = max(started_at, coalesce(answered_at, 0), ${end}), end_cause = 'interrupted',
          updated_at = ${end}, updated_by = null where ended_at is null`.execute(trx);
        for (const interaction of await unfinished(trx)) {
          if (interaction.state !== 'open') continue;
          const finish = interaction.answeredAt !== null || typedIn(interaction.values);
          const ended: Interaction = {
            ...interaction,
            state: finish ? 'handling' : 'unregistered',
            endedAt: interaction.endedAt ?? Math.max(interaction.startedAt, interaction.answeredAt ?? 0, end),
            end: interaction.end ?? { cause: 'interrupted' },
          };
          await write(trx, ended, { agentId: interaction.agentId, at: end });
        }
        return unfinished(trx);
      });
    },
  };
}
