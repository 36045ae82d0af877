import type { ContactDesk } from '../../app/contact-desk.ts';
import type { DataPort } from '../../app/ports/data-port.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { Handlers } from '../handler.ts';

export function contactHandlers(contacts: ContactDesk, data: () => DataPort, practice: () => boolean): Handlers<'contact'> {
  return {
    'contact.search': async ({ query, limit }) => ok(await data().contacts.search(query, limit, practice())),
    'contact.get': async ({ contactId }) => {
      const contact = await data().contacts.get(contactId);
      return contact === null ? err(appError('not-found', 'no such contact')) : ok(contact);
    },
    'contact.save': ({ contactId, version, fields, interactionId }) => contacts.save(contactId, version, fields, interactionId),
    'contact.remove': ({ contactId }) => contacts.remove(contactId),
    'contact.undo': ({ contactId }) => contacts.undo(contactId),
    'contact.pick': ({ interactionId, contactId }) => contacts.pick(interactionId, contactId),
    'contact.history': async ({ contactId, limit }) => ok(await data().contacts.history(contactId, limit)),
  };
}
