import type { Role } from '../agent-state/agent-state.ts';
import type { BulkChange } from '../contact/bulk-change.ts';
import type { AgentId } from '../../lib/brand.ts';
import { emptyContactFields } from '../contact/contact-name.ts';
import type { Contact, ContactFields } from '../contact/contact.ts';

/** What roles may see, and how soon the window hides itself; set by administrators. */
export type AccessRules = {
  /** Roles that work without seeing telephone numbers. */
  readonly hideNumbersFrom: readonly Role[];
  /** Minutes without key or pointer after which the window locks itself; 0 for never. */
  readonly lockAfterMinutes: number;
  /** Whether those who lead see figures of the people they lead. */
  readonly showFiguresOfOthers: boolean;
};

export const OPEN_RULES: AccessRules = { hideNumbersFrom: [], lockAfterMinutes: 0, showFiguresOfOthers: false };

/** Whether this person may look into the contact: confidential ones are for those who are named, whatever their role. */
export function maySee({ confidential, visibleTo }: Pick<Contact, 'confidential' | 'visibleTo'>, who: AgentId | null): boolean {
  return !confidential || (who !== null && visibleTo.includes(who));
}

/** What is left of a contact for somebody who may not look into it: that it exists, and is confidential. */
export function withheld(contact: Contact): Contact {
  return {
    ...contact,
    ...emptyContactFields(undefined, contact.language),
    confidential: true,
    lastContactAt: null,
    hidden: true,
  };
}

/** The contact as this person may see it. */
export function seenBy(contact: Contact, who: AgentId | null): Contact {
  return maySee(contact, who) ? contact : withheld(contact);
}

/** Whether this role may change the contact at all. */
export function mayChange({ readOnly, hidden }: Pick<Contact, 'readOnly' | 'hidden'>, role: Role): boolean {
  return hidden !== true && (!readOnly || role !== 'agent');
}

/**
 * What is saved of a change by this role: who may see a contact and whether it may be changed is decided by supervisors and
 * administrators. Whoever makes a contact confidential stays among those who see it, or nobody could take it back.
 */
export function savedBy(given: ContactFields, before: ContactFields | null, role: Role, who: AgentId): ContactFields {
  if (role === 'agent') {
    const { confidential, visibleTo, readOnly } = before ?? emptyContactFields();
    return { ...given, confidential, visibleTo, readOnly };
  }
  return given.confidential && !given.visibleTo.includes(who) ? { ...given, visibleTo: [...given.visibleTo, who] } : given;
}

/** Whether this role may do that to many customers at once. Whose they are and who sees them is decided by supervisors, and what goes. */
export function mayChangeMany(kind: BulkChange['kind'], role: Role): boolean {
  return role !== 'agent' || kind === 'tag' || kind === 'objection';
}
