import { fullName } from '../../../../shared/domain/contact/contact-name.ts';
import type { Contact } from '../../../../shared/domain/contact/contact.ts';

/** The person, else the organisation. Empty when neither is known. */
export function nameOf(contact: Contact): string {
  return fullName(contact) || contact.organisation.trim();
}
