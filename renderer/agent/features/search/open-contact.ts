import { useEffect, useRef } from 'react';
import { WORK, type ViewStore } from '../../bridge/view-store.ts';
import type { ContactId } from '../../../../shared/lib/brand.ts';

type Opener = (contactId: ContactId) => void;
const openers: Opener[] = [];
/** Picked while a place hid the customer pane: shown as soon as the pane is back. */
let waiting: ContactId | null = null;

/**
 * Shows a customer in the part of the window that can; an open place gives way to it.
 * @returns false when no part of the window can
 */
export function openContact(contactId: ContactId, view: ViewStore): boolean {
  const opener = openers.at(-1);
  if (opener === undefined) {
    if (view.getState().name === WORK) return false;
    waiting = contactId;
  } else opener(contactId);
  view.getState().close();
  return true;
}

/** For the customer pane: called when somebody picks a customer in the search field. */
export function useOpenContact(opener: Opener): void {
  const latest = useRef(opener);
  useEffect(() => {
    latest.current = opener;
  });
  useEffect(() => {
    const own: Opener = (contactId) => latest.current(contactId);
    openers.push(own);
    if (waiting !== null) own(waiting);
    waiting = null;
    return () => {
      openers.splice(openers.indexOf(own), 1);
    };
  }, []);
}
