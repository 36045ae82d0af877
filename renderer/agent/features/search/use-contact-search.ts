import { useEffect, useState } from 'react';
import type { ContactSummary } from '../../../../shared/domain/call/call.ts';
import { useClient } from '../../bridge/hooks.ts';

const NONE: readonly ContactSummary[] = [];
/** Long enough to skip the letters of a fast typist, too short to be seen. */
const PAUSE_MS = 40;
const SHORTEST_QUERY = 2;

/** Customers that fit what is typed; the latest query counts, whatever the order of the answers. */
export function useContactSearch(query: string, limit: number): readonly ContactSummary[] {
  const client = useClient();
  const [found, setFound] = useState<{ readonly query: string; readonly contacts: readonly ContactSummary[] }>({
    query: '',
    contacts: NONE,
  });
  const text = query.trim().slice(0, 300);
  useEffect(() => {
    if (text.length < SHORTEST_QUERY) return undefined;
    let current = true;
    const timer = setTimeout(() => {
      void client.invoke('contact.search', { query: text, limit }).then((reply) => {
        if (current) setFound({ query: text, contacts: reply.ok ? (reply.value ?? NONE) : NONE });
      });
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, text, limit]);
  return text.length < SHORTEST_QUERY ? NONE : found.contacts;
}
