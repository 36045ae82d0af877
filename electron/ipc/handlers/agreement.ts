import type { AgreementDesk } from '../../app/agreement-desk.ts';
import type { Handlers } from '../handler.ts';

export function agreementHandlers(desk: AgreementDesk): Handlers<'agreement'> {
  return {
    'agreement.make': (agreement) => desk.make(agreement),
    'agreement.move': ({ agreementId, version, move }) => desk.move(agreementId, version, move),
    'agreement.remove': ({ agreementId, removed }) => desk.remove(agreementId, removed),
    'agreement.ofContact': ({ contactId }) => desk.ofContact(contactId),
    'agreement.list': ({ which, everyone }) => desk.list(which, everyone),
  };
}
