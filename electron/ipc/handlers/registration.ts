import type { InteractionDesk } from '../../app/interaction-desk.ts';
import type { Handlers } from '../handler.ts';

export function registrationHandlers(interactions: InteractionDesk): Handlers<'registration'> {
  return {
    'registration.change': ({ interactionId, field, value }) => interactions.changeValue(interactionId, field, value),
    'registration.chooseForm': ({ interactionId, formId }) => interactions.chooseForm(interactionId, formId),
    'registration.save': ({ interactionId }) => interactions.complete(interactionId),
    'registration.extend': ({ interactionId }) => interactions.extendWrapUp(interactionId),
    'registration.close': ({ interactionId, reason }) => interactions.closeIncomplete(interactionId, reason),
  };
}
