import type { CallbackDesk } from '../../app/callback/callback-desk.ts';
import type { Handlers } from '../handler.ts';

export function callbackHandlers(desk: CallbackDesk): Handlers<'callback'> {
  return {
    'callback.conflicts': (asked) => desk.conflicts(asked),
    'callback.dial': ({ agreementId }) => desk.dial(agreementId),
    'callback.postpone': ({ agreementId, dueAt }) => desk.postpone(agreementId, dueAt),
  };
}
