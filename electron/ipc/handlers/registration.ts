import { isClosed } from '../../../shared/domain/interaction/interaction-reducer.ts';
import type { InteractionDesk } from '../../app/interaction-desk.ts';
import type { RegistrationDesk } from '../../app/registration/registration-desk.ts';
import type { Handlers } from '../handler.ts';

export function registrationHandlers(interactions: InteractionDesk, onRecord: RegistrationDesk): Handlers<'registration'> {
  return {
    // Typed when the call ended: it is not lost because the registration was complete.
    'registration.change': ({ interactionId, field, value }) => {
      const shown = interactions.find(interactionId);
      return shown === null || isClosed(shown) ? onRecord.late(interactionId, field, value) : interactions.changeValue(interactionId, field, value);
    },
    'registration.chooseForm': ({ interactionId, formId }) => interactions.chooseForm(interactionId, formId),
    'registration.save': ({ interactionId }) => interactions.complete(interactionId),
    'registration.extend': ({ interactionId }) => interactions.extendWrapUp(interactionId),
    'registration.close': ({ interactionId, reason }) => interactions.closeIncomplete(interactionId, reason),
    'registration.list': (query) => onRecord.list(query),
    'registration.counts': ({ formId, since, ...search }) => onRecord.counts(formId, since, search),
    'registration.open': ({ interactionId }) => onRecord.open(interactionId),
    'registration.correct': ({ interactionId, version, fields, reason }) => onRecord.change(interactionId, version, fields, reason),
    'registration.takeBack': ({ interactionId, version }) => onRecord.takeBack(interactionId, version),
    'registration.putBackData': ({ interactionId }) => onRecord.putBackData(interactionId),
  };
}
