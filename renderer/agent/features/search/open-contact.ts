import { useEffect, useRef } from 'react';
import type { ContactId } from '../../../../shared/lib/brand.ts';

type Opener = (contactId: ContactId) => void;
const openers: Opener[] = [];

/** Shows a customer in the part of the window that can. @returns false when no part is on screen that can */
export function openContact(contactId: ContactId): boolean {
  const opener = openers.at(-1);
  opener?.(contactId);
  return opener !== undefined;
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
    return () => {
      openers.splice(openers.indexOf(own), 1);
    };
  }, []);
}
