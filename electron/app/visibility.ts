import { seenBy } from '../../shared/domain/access/visibility.ts';
import type { Contact } from '../../shared/domain/contact/contact.ts';
import type { RecentCall } from '../../shared/ipc/app-state.ts';
import type { AgentId, ContactId } from '../../shared/lib/brand.ts';
import type { DataPort } from './ports/data-port.ts';

/** Leaves out, in main, what the person at the desk may not see of confidential contacts. Every list that names contacts goes through here. */
export type Visibility = {
  readonly contact: (contact: Contact) => Contact;
  readonly recent: (calls: readonly RecentCall[]) => Promise<readonly RecentCall[]>;
  /** Whether the person may look into this contact. */
  readonly maySee: (id: ContactId) => Promise<boolean>;
};

export function createVisibility(deps: { readonly data: () => DataPort; readonly who: () => AgentId | null }): Visibility {
  const { data, who } = deps;
  const hidden = async (ids: readonly ContactId[]): Promise<ReadonlySet<ContactId>> =>
    ids.length === 0 ? new Set() : new Set(await data().contacts.withheldFrom(who(), ids));
  return {
    contact: (contact) => seenBy(contact, who()),
    recent: async (calls) => {
      const not = await hidden(calls.flatMap(({ contactId }) => (contactId === null ? [] : [contactId])));
      return calls.map((call) => (call.contactId !== null && not.has(call.contactId) ? { ...call, name: '', hidden: true } : call));
    },
    maySee: async (id) => !(await hidden([id])).has(id),
  };
}
