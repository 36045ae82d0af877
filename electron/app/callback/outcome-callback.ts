import { quickDue } from '../../../shared/domain/agreement/agenda.ts';
import { nextCallingTime, zonesOfNumber } from '../../../shared/domain/call-list/calling-time.ts';
import { CALLBACK_FIELD, endsInCallback, morningOf } from '../../../shared/domain/callback/outcome.ts';
import { localDate } from '../../../shared/domain/contact/calendar-date.ts';
import { phonesByUse } from '../../../shared/domain/contact/contact.ts';
import type { Interaction } from '../../../shared/domain/interaction/interaction.ts';
import type { CallingHours } from '../../../shared/domain/project/project-plan.ts';
import { valueIn } from '../../../shared/domain/registration/field-values.ts';
import type { E164, ProjectId } from '../../../shared/lib/brand.ts';
import type { Clock } from '../../../shared/lib/clock.ts';
import type { AgreementDesk } from '../agreement-desk.ts';
import type { FormDesk } from '../form-desk.ts';
import type { DataPort } from '../ports/data-port.ts';

type Deps = {
  readonly data: () => DataPort;
  readonly agreements: Pick<AgreementDesk, 'make' | 'callbacks'>;
  readonly forms: Pick<FormDesk, 'read'>;
  readonly hoursOf: (id: ProjectId) => readonly CallingHours[];
  /** IANA name of this computer's time zone. */
  readonly zone: () => string;
  readonly clock: Clock;
  /** What a callback is about where nobody said so. */
  readonly words: () => string;
};

/**
 * A conversation that ends with calling back is a callback: the one that was agreed in it; else one on the day that was noted, or tomorrow,
 * in the calling hours of the project by the customer's clock.
 * @returns its moment, wall-clock ms; null when nobody is to be called back
 */
export async function callbackOfOutcome(deps: Deps, interaction: Interaction): Promise<number | null> {
  if (interaction.state !== 'completed' && interaction.state !== 'incomplete') return null;
  const form = await deps.forms.read(interaction.form);
  if (form === null || !endsInCallback(form, interaction.values)) return null;
  const agreed = deps.agreements.callbacks().filter(({ interactionId }) => interactionId === interaction.id);
  if (agreed.length > 0) return Math.min(...agreed.map(({ dueAt }) => dueAt));
  const number = interaction.remoteNumber ?? (await numberOf(deps, interaction));
  const now = deps.clock.now();
  const zones = number === null ? [deps.zone()] : zonesOfNumber(number, deps.zone(), now);
  const zone = zones.includes(deps.zone()) ? deps.zone() : (zones[0] ?? deps.zone());
  const tomorrow = quickDue('tomorrow', now);
  const on = morningOf(valueIn(interaction.values, CALLBACK_FIELD), zone) ?? morningOf(localDate(tomorrow), zone) ?? tomorrow;
  // Agreed for today: before the day is over.
  const wish = on > now ? on : quickDue('today', now);
  const dueAt = nextCallingTime(deps.hoursOf(interaction.projectId), zones, wish) ?? wish;
  const made = await deps.agreements.make({
    ...{ contactId: interaction.contactId, interactionId: interaction.id, number, toWhom: '', what: deps.words(), dueAt, owner: interaction.agentId },
    // Somebody without any number can only be reminded of.
    ...(number === null ? {} : { callback: { anyone: false, zone } }),
  });
  if (!made.ok) throw new Error(made.error.message);
  return dueAt;
}

async function numberOf({ data }: Deps, { contactId }: Interaction): Promise<E164 | null> {
  const contact = contactId === null ? null : await data().contacts.get(contactId);
  return contact === null ? null : (phonesByUse(contact.phones).find(({ e164, valid }) => valid && e164 !== null)?.e164 ?? null);
}
