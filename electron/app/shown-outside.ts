import { conversationOf, partyName } from '../../shared/domain/call/call-selectors.ts';
import type { Call } from '../../shared/domain/call/call.ts';

/** Who is at the other end, for what main itself shows: notification, tray and call bar. Both are empty where nobody may be named. */
export type ShownParty = { readonly name: string; readonly number: string };

/**
 * What may be seen of a party outside the window. Nothing at all while the desk is locked. While the customer is still being looked up
 * only the number: the name that the exchange signals may be that of a confidential customer, and a notification stays in the list of
 * the system.
 */
export function shownOutside({ contact, remote }: Pick<Call, 'contact' | 'remote'>, locked: boolean): ShownParty {
  if (locked) return { name: '', number: '' };
  const number = remote.number ?? remote.raw;
  return { name: contact.state === 'searching' ? number : partyName({ contact, remote }), number };
}

/** The names of all who are in the same conversation, joined; empty while the desk is locked. */
export function conversationNames(calls: readonly Call[], call: Call, locked: boolean): readonly string[] {
  return locked ? [] : conversationOf(calls, call).filter(({ id }) => id !== call.id).map((other) => shownOutside(other, locked).name);
}
