import type { CustomerDesk } from '../../app/customer-desk.ts';
import type { Handlers } from '../handler.ts';

export function customerHandlers(customers: CustomerDesk): Handlers<'customer'> & Handlers<'organisation'> {
  return {
    'customer.file': ({ contactId }) => customers.file(contactId),
    'customer.changes': ({ contactId, limit }) => customers.changes(contactId, limit),
    'customer.putBack': ({ contactId, version, field }) => customers.putBack(contactId, version, field),
    'customer.accounts': ({ sort }) => customers.accounts(sort),
    'customer.grant': ({ contactId, consent }) => customers.grant(contactId, consent),
    'customer.withdrawConsent': ({ consentId, withdrawn }) => customers.withdrawConsent(consentId, withdrawn),
    'customer.removeConsent': ({ consentId, removed }) => customers.removeConsent(consentId, removed),
    'customer.object': (objection) => customers.object(objection),
    'customer.withdrawObjection': ({ objectionId, withdrawn }) => customers.withdrawObjection(objectionId, withdrawn),
    'customer.objectionsOf': ({ number }) => customers.objectionsOf(number),
    'customer.addEmotion': (note) => customers.addEmotion(note),
    'customer.removeEmotion': ({ emotionNoteId, removed }) => customers.removeEmotion(emotionNoteId, removed),
    'customer.addLetter': (letter) => customers.addLetter(letter),
    'customer.changeLetter': ({ letterId, version, ...letter }) => customers.changeLetter(letterId, version, letter),
    'customer.undoLetter': ({ letterId, version }) => customers.undoLetter(letterId, version),
    'customer.removeLetter': ({ letterId, removed }) => customers.removeLetter(letterId, removed),
    'organisation.get': ({ organisationId }) => customers.organisation(organisationId),
    'organisation.search': ({ query, limit }) => customers.organisations(query, limit),
    'organisation.save': ({ organisationId, version, fields }) => customers.saveOrganisation(organisationId, version, fields),
    'organisation.undo': ({ organisationId }) => customers.undoOrganisation(organisationId),
  };
}
