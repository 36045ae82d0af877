import { quickDue } from '../../../shared/domain/agreement/agenda.ts';
import { isDate } from '../../../shared/domain/contact/calendar-date.ts';
import type { Interaction } from '../../../shared/domain/interaction/interaction.ts';
import { valueIn } from '../../../shared/domain/registration/field-values.ts';
import type { Clock } from '../../../shared/lib/clock.ts';
import type { AgreementDesk } from '../agreement-desk.ts';

/** When people are called back, by the clock of this computer. */
const MORNING_HOUR = 9;
/** The outcome of every shipped set that means it. */
const CALLBACK = 'callback';

/** A conversation that ends with calling back is a promise to do so: on the day that was agreed, else tomorrow. */
export async function promiseCallback(deps: { readonly make: AgreementDesk['make']; readonly clock: Clock; readonly words: () => string }, interaction: Interaction): Promise<void> {
  if (interaction.state !== 'completed' && interaction.state !== 'incomplete') return;
  if (valueIn(interaction.values, 'outcome') !== CALLBACK) return;
  const on = valueIn(interaction.values, 'callbackAt');
  const [year = 0, month = 1, day = 1] = on.split('-').map(Number);
  const now = deps.clock.now();
  // Agreed for today: before the day is over.
  const agreed = isDate(on) ? new Date(year, month - 1, day, MORNING_HOUR).getTime() : quickDue('tomorrow', now);
  const made = await deps.make({
    ...{ contactId: interaction.contactId, interactionId: interaction.id, number: interaction.remoteNumber, toWhom: '', what: deps.words() },
    ...{ dueAt: agreed > now ? agreed : quickDue('today', now), owner: interaction.agentId },
  });
  if (!made.ok) throw new Error(made.error.message);
}
