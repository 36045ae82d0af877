import { useEffect, useId, useState } from 'react';
import type { ContactHit } from '../../../../shared/domain/contact/customer-filter.ts';
import { useClient } from '../../bridge/hooks.ts';

const NONE: readonly ContactHit[] = [];
const SHORTEST_QUERY = 2;
/** Beginnings of fewer letters are one typing error away from everything. */
const SHORTEST_MISTYPED = 3;

type Found = {
  readonly query: string;
  readonly contacts: readonly ContactHit[];
  readonly similar: readonly ContactHit[];
};
const NOTHING: Found = { query: '', contacts: NONE, similar: NONE };

/**
 * Customers that fit what is typed, and then, where there is room, those whose name is a typing error away. The latest query counts: main
 * gives up the search for the one before. Those for the query before stay until the new ones are there.
 */
export function useCustomerSearch(query: string, limit: number, mistyped: boolean): Found {
  const client = useClient();
  const asker = useId();
  const [found, setFound] = useState<Found>(NOTHING);
  const text = query.trim().slice(0, 300);
  useEffect(() => {
    if (text.length < SHORTEST_QUERY) return undefined;
    let current = true;
    const search = async (): Promise<void> => {
      const exact = await client.invoke('contact.search', { query: text, limit, asker });
      if (!current) return;
      const contacts = exact.ok ? (exact.value ?? NONE) : NONE;
      setFound({ query: text, contacts, similar: NONE });
      if (!mistyped || !exact.ok || contacts.length >= limit || text.length < SHORTEST_MISTYPED) return;
      const without = contacts.map(({ id }) => id);
      const similar = await client.invoke('contact.similar', {
        query: text,
        limit: limit - contacts.length,
        without,
        asker,
      });
      if (current && similar.ok) setFound({ query: text, contacts, similar: similar.value ?? NONE });
    };
    void search();
    return () => {
      current = false;
    };
  }, [client, asker, text, limit, mistyped]);
  return text.length < SHORTEST_QUERY ? NOTHING : found;
}

/** Customers that fit what is typed, as it is typed. */
export function useContactSearch(query: string, limit: number): readonly ContactHit[] {
  return useCustomerSearch(query, limit, false).contacts;
}
