import { useCallback, useEffect, useRef, useState } from 'react';
import type { RecordingEntry } from '../../../../shared/ipc/commands/recording.ts';
import type { ContactId } from '../../../../shared/lib/brand.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';

/** Recordings of a customer, or of all (null), newest first; fetched again when one ends or the call of one is on record. */
export function useRecordings(
  contactId: ContactId | null,
  limit: number,
): { readonly entries: readonly RecordingEntry[]; readonly refresh: () => void } {
  const client = useClient();
  const asOf = useAppState(({ recordings, recentCalls, session }) =>
    [
      recordings.length,
      recentCalls[0]?.callId ?? '',
      recentCalls[0]?.endedAt ?? '',
      session.since,
      session.agent?.id ?? '',
    ].join(),
  );
  const [count, setCount] = useState(0);
  const [entries, setEntries] = useState<readonly RecordingEntry[]>([]);
  const read = useRef('');
  useEffect(() => {
    const wanted = [contactId, limit, asOf, count].join();
    if (read.current === wanted) return undefined;
    read.current = wanted;
    let current = true;
    void client.invoke('recording.list', { contactId, limit }).then((reply) => {
      if (current) setEntries(reply.ok ? (reply.value ?? []) : []);
    });
    return () => {
      current = false;
      read.current = '';
    };
  }, [client, contactId, limit, asOf, count]);
  const refresh = useCallback(() => setCount((before) => before + 1), []);
  return { entries, refresh };
}
