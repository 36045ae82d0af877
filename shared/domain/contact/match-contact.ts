import type { ContactMatch } from '../call/call.ts';
import { summaryOf } from './contact-name.ts';
import type { Contact } from './contact.ts';

/** What a look-up by number says about the caller, in the order in which the contacts were found; the same contact counts once. */
export function matchContacts(contacts: readonly Contact[]): ContactMatch {
  const candidates = [...new Map(contacts.map((contact) => [contact.id, contact])).values()].map(summaryOf);
  const [only] = candidates;
  if (only === undefined) return { state: 'none' };
  return candidates.length === 1 ? { state: 'found', contact: only } : { state: 'several', candidates };
}
