import type { Kysely } from 'kysely';

import type { CallDirection } from '../../../shared/domain/call/call.ts';
import type { EndCause } from '../../../shared/domain/call/end-cause.ts';
import type { IncompleteReason, InteractionState } from '../../../shared/domain/interaction/interaction.ts';
import type { RegistrationField, RegistrationValues } from '../../../shared/domain/registration/form.ts';
import type { HistoryEntry } from '../../../shared/ipc/commands/contact.ts';
import { brandId, type ContactId, type InteractionId } from '../../../shared/lib/brand.ts';
import type { Codec } from '../codec.ts';
import type { Database } from '../schema.ts';
import { familyOf } from './contact-family.ts';

/**
 * The interactions with a contact, newest first. What was registered comes from the registration; one that is still being typed shows
 * what it has so far.
 */
export async function contactHistory(
  db: Kysely<Database>,
  codec: Codec,
  id: ContactId,
  limit: number,
): Promise<readonly HistoryEntry[]> {
  const rows = await db
    .selectFrom('interaction as i')
    .leftJoin('registration as r', 'r.interaction_id', 'i.id')
    .leftJoin('agent as a', 'a.id', 'i.agent_id')
    .select([
      'i.id',
      'i.started_at',
      'i.direction',
      'i.answered_at',
      'i.end_cause',
      'i.state',
      'i.incomplete_reason',
      'i.form_values',
      'a.name as agent_name',
    ])
    .select(['r.question', 'r.category', 'r.proposed_solution', 'r.outcome', 'r.note'])
    .where('i.contact_id', 'in', await familyOf(db, id))
    .orderBy('i.started_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => {
    const draft = codec.json.read(row.form_values) as RegistrationValues;
    const value = (registered: string | null, field: RegistrationField): string =>
      registered ?? draft[field]?.value ?? '';
    return {
      interactionId: brandId<InteractionId>(row.id),
      at: row.started_at,
      direction: row.direction as CallDirection,
      answered: row.answered_at !== null,
      cause: row.end_cause as EndCause | null,
      state: row.state as InteractionState,
      incompleteReason: row.incomplete_reason as IncompleteReason | null,
      question: value(row.question, 'question'),
      category: value(row.category, 'category'),
      proposedSolution: value(row.proposed_solution, 'proposedSolution'),
      outcome: value(row.outcome, 'outcome'),
      note: value(row.note, 'note'),
      agentName: row.agent_name ?? '',
    };
  });
}
