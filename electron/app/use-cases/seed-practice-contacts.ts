import type { ContactFields } from '../../../shared/domain/contact/contact.ts';
import { brandId, type AgentId, type ContactId, type E164 } from '../../../shared/lib/brand.ts';
import type { Clock } from '../../../shared/lib/clock.ts';
import type { DataPort } from '../ports/data-port.ts';
import type { NewId } from '../ports/platform-ports.ts';

/** A customer of the practice line, as the customer file should know it. */
export type PracticeContact = { readonly phone: E164; readonly fields: ContactFields };

/** Puts the practice customers into the customer file once, marked as practice, so that the newcomer sees who rings. */
export async function seedPracticeContacts(
  contacts: readonly PracticeContact[],
  deps: { readonly data: DataPort; readonly agentId: AgentId; readonly clock: Clock; readonly newId: NewId },
): Promise<void> {
  for (const { phone, fields } of contacts) {
    const known = await deps.data.contacts.findByPhone(phone, true);
    if (known.length > 0) continue;
    await deps.data.contacts.create(brandId<ContactId>(deps.newId()), fields, true, { agentId: deps.agentId, at: deps.clock.now() });
  }
}
