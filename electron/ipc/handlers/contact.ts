import type { ContactDesk } from '../../app/contact-desk.ts';
import type { DataPort } from '../../app/ports/data-port.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { Handlers } from '../handler.ts';
import type { WhoAsks } from './customers.ts';

const ANYBODY = '';

export function contactHandlers(contacts: ContactDesk, data: () => DataPort, who: WhoAsks): Handlers<'contact'> {
  let asked = 0;
  /** Whoever does not say who asks is overtaken by nobody. */
  const nonce = (asker: string): string => (asker === ANYBODY ? String((asked += 1)) : '');
  return {
    'contact.search': async ({ asker = ANYBODY, ...ask }) => ok((await data().customers.search({ ...who(), ...ask, asker: asker + nonce(asker) })) ?? []),
    'contact.similar': async ({ asker = ANYBODY, ...ask }) => ok((await data().customers.similar({ ...who(), ...ask, asker: asker + nonce(asker) })) ?? []),
    'contact.get': ({ contactId }) => contacts.get(contactId),
    'contact.save': ({ contactId, version, fields, interactionId }) => contacts.save(contactId, version, fields, interactionId),
    'contact.remove': ({ contactId }) => contacts.remove(contactId),
    'contact.undo': ({ contactId }) => contacts.undo(contactId),
    'contact.pick': ({ interactionId, contactId }) => contacts.pick(interactionId, contactId),
    'contact.history': ({ contactId, limit }) => contacts.history(contactId, limit),
  };
}
