import { useCallback, useEffect, useState } from 'react';
import type { Contact } from '../../../../shared/domain/contact/contact.ts';
import type { ContactId } from '../../../../shared/lib/brand.ts';
import { useClient } from '../../bridge/hooks.ts';

export type TwoContacts = { readonly refresh: () => void } & (
  | { readonly state: 'loading' | 'gone' | 'hidden' }
  | { readonly state: 'ready'; readonly one: Contact; readonly other: Contact }
);

/** Both contacts of a pair as they are now. `gone`: removed, or merged into the same one in the meantime. */
export function useTwoContacts(oneId: ContactId, otherId: ContactId): TwoContacts {
  const client = useClient();
  const [count, setCount] = useState(0);
  const [both, setBoth] = useState<{ readonly look: number; readonly contacts: readonly [Contact | null, Contact | null] } | null>(null);
  useEffect(() => {
    let current = true;
    void Promise.all([client.invoke('contact.get', { contactId: oneId }), client.invoke('contact.get', { contactId: otherId })]).then(
      ([one, other]) => {
        if (current) setBoth({ look: count, contacts: [one.ok ? one.value : null, other.ok ? other.value : null] });
      },
    );
    return () => {
      current = false;
    };
  }, [client, oneId, otherId, count]);
  const refresh = useCallback(() => setCount((before) => before + 1), []);
  if (both === null) return { state: 'loading', refresh };
  const [one, other] = both.contacts;
  if (one === null || other === null || one.id === other.id) return { state: 'gone', refresh };
  if (one.hidden === true || other.hidden === true) return { state: 'hidden', refresh };
  return { state: 'ready', one, other, refresh };
}
