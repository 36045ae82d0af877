import { createStore } from 'zustand/vanilla';
import { splitAddress } from '../../../../shared/domain/contact/phone-address.ts';
import type { ContactId } from '../../../../shared/lib/brand.ts';

/** What stands in the number field: the text, and the customer it was picked from while the text is unchanged. */
export type DialField = {
  readonly text: string;
  readonly picked: { readonly name: string; readonly contactId: ContactId | null } | null;
  /** Rises each time the field is filled from elsewhere and should have the focus. */
  readonly filled: number;
  /** Call was pressed before the line was there: the call goes out when it is. `over` when it did not come. */
  readonly wait: 'none' | 'line' | 'over';
};

/** There is one in the window. */
export const NUMBER_FIELD_ID = 'dial-number';

const EMPTY: DialField = { text: '', picked: null, filled: 0, wait: 'none' };

/** Outside React, because search, recent calls and tel: links put numbers into the field. */
export const dialStore = createStore<DialField>(() => EMPTY);

/** Puts a number into the field and the focus behind it; nothing is dialled. */
export function prepareDial(target: string, picked: DialField['picked'] = null): void {
  dialStore.setState(({ filled }) => ({ text: target, picked, filled: filled + 1, wait: 'none' }), true);
}

export function typeDial(text: string): void {
  dialStore.setState({ text, picked: null, wait: 'none' });
}

/** Empties the field, also at the end of a session: the next person starts with nothing. */
export function clearDial(): void {
  dialStore.setState({ text: '', picked: null, wait: 'none' });
}

/** A link such as `tel:+31-20-123` as the agent wants to read it: its number; a SIP address stays as it is. */
export function linkText(target: string): string {
  const { scheme, user } = splitAddress(target);
  return scheme === 'tel' || scheme === 'callto' ? user : target;
}
