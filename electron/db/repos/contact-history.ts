import type { Kysely } from 'kysely';

import type { CallDirection } from '../../../shared/domain/call/call.ts';
import type { EndCause } from '../../../shared/domain/call/end-cause.ts';
import type { IncompleteReason, InteractionState } from '../../../shared/domain/interaction/interaction.ts';
import { describeRegistration } from '../../../shared/domain/registration/describe.ts';
import type { FormRef, RegistrationValues } from '../../../shared/domain/registration/form.ts';
import type { HistoryEntry } from '../../../shared/ipc/commands/contact.ts';
import { brandId, type ContactId, type InteractionId } from '../../../shared/lib/brand.ts';
import type { Codec } from '../codec.ts';
import type { Database } from '../schema.ts';
import { familyOf } from './contact-family.ts';
import { formsOf } from './form.ts';

/**
 * The interactions with a contact, newest first. What was registered stands in the draft too, since closing writes both at once; one that
 * is still being typed shows what it has so far.
 */
export async function contactHistory(
  db: Kysely<Database>,
  codec: Codec,
  id: ContactId,
  limit: number,
): Promise<readonly HistoryEntry[]> {
  const rows = await db
    .selectFrom('interaction as i')
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
      'i.form',
      'a.name as agent_name',
    ])
    .where('i.contact_id', 'in', await familyOf(db, id))
    .orderBy('i.started_at', 'desc')
    .limit(limit)
    .execute();
  const refs = new Map(rows.map(({ form }) => [form, codec.json.read(form) as FormRef]));
  const formOf = await formsOf(db, codec, [...refs.values()]);
  return rows.map((row) => {
    const form = formOf(refs.get(row.form) ?? (codec.json.read(row.form) as FormRef));
    return {
      interactionId: brandId<InteractionId>(row.id),
      at: row.started_at,
      direction: row.direction as CallDirection,
      answered: row.answered_at !== null,
      cause: row.end_cause as EndCause | null,
      state: row.state as InteractionState,
      incompleteReason: row.incomplete_reason as IncompleteReason | null,
      registered: describeRegistration(form, codec.json.read(row.form_values) as RegistrationValues),
      agentName: row.agent_name ?? '',
    };
  });
}
