import type { InteractionView } from '../../../shared/ipc/app-state.ts';
import type { InteractionId } from '../../../shared/lib/brand.ts';
import type { DataPort } from '../ports/data-port.ts';

/** An interaction with its customer: the one on screen, else the one on record; null when there is neither. */
export async function interactionAnywhere(find: (id: InteractionId) => InteractionView | null, data: DataPort, id: InteractionId): Promise<InteractionView | null> {
  const shown = find(id);
  if (shown !== null) return shown;
  const record = await data.registrations.get(id);
  if (record === null) return null;
  const { interaction } = record;
  return { ...interaction, contact: interaction.contactId === null ? null : await data.contacts.get(interaction.contactId) };
}
