import { useCallback, useEffect, useRef, useState } from 'react';
import { isClosed } from '../../../../shared/domain/interaction/interaction-reducer.ts';
import { compareEntries, type TimelineCursor, type TimelineEntry, type TimelineFilter } from '../../../../shared/domain/timeline/timeline.ts';
import type { AppError } from '../../../../shared/errors/app-error.ts';
import type { ContactId } from '../../../../shared/lib/brand.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';

const PAGE = 50;

export type Timeline = {
  readonly entries: readonly TimelineEntry[];
  /** Nothing is known yet. */
  readonly loading: boolean;
  /** Everything is there. */
  readonly complete: boolean;
  readonly error: AppError | null;
  readonly more: () => void;
  readonly refresh: () => void;
};

type Loaded = {
  /** What was asked for: another question begins anew. */
  readonly asked: string;
  /** As of which moment it was read. */
  readonly asOf: string;
  readonly entries: readonly TimelineEntry[];
  readonly next: TimelineCursor | null;
  readonly error: AppError | null;
};

/** The newest entries anew, with the older ones that were there already. */
function withOlder(fresh: Loaded, known: Loaded | null): Loaded {
  const { next } = fresh;
  if (next === null || known?.asked !== fresh.asked || known.entries.length <= fresh.entries.length) return fresh;
  const older = known.entries.filter((entry) => compareEntries(next, entry) < 0);
  return { ...fresh, entries: [...fresh.entries, ...older], next: older.length === 0 ? next : known.next };
}

/**
 * What happened with a customer, page by page. Read again from the top when something that belongs in it was closed or saved; what was
 * loaded stays in view until the new page is there.
 *
 * @param version of the contact: its changes are entries too
 * @param filters the same array until they change
 */
export function useTimeline(
  contactId: ContactId,
  version: number,
  filters: readonly TimelineFilter[],
  search: string,
): Timeline {
  const client = useClient();
  const closed = useAppState(({ interactions, recentCalls, session, dispatches, agreements }) =>
    [
      ...[...dispatches, ...agreements].filter((each) => each.contactId === contactId).map(({ id, version }) => `${id}${String(version)}`),
      ...interactions.map((each) => `${each.id}${each.contactId ?? ''}${isClosed(each) ? each.state : ''}`),
      recentCalls[0]?.callId ?? '',
      String(recentCalls[0]?.endedAt ?? ''),
      String(session.since),
    ].join(),
  );
  const [count, setCount] = useState(0);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const asked = [contactId, ...filters, '|', search].join();
  const asOf = [closed, version, count].join();
  /** Of the question of the moment; replies to an earlier one are dropped. */
  const question = useRef(0);
  const fetching = useRef(false);

  /** Reads on until there is a page to see: a search gives what it found in its time. */
  const read = useCallback(
    async (mine: number, from: TimelineCursor | null, before: readonly TimelineEntry[]): Promise<void> => {
      let entries = before;
      let after = from;
      for (;;) {
        const reply = await client.invoke('timeline.page', { contactId, filters, search, after, limit: PAGE });
        if (question.current !== mine) return;
        if (reply.ok) entries = [...entries, ...reply.value.entries];
        const next = reply.ok ? reply.value.next : null;
        const fresh: Loaded = { asked, asOf, entries, next, error: reply.ok ? null : reply.error };
        // Of a search the first pages may hold nothing: what was found before stays in view until they come to it.
        setLoaded((known) => withOlder(fresh, known));
        if (next === null || entries.length - before.length >= PAGE) break;
        after = next;
      }
      fetching.current = false;
    },
    [client, contactId, filters, search, asked, asOf],
  );
  useEffect(() => {
    question.current += 1;
    fetching.current = true;
    void read(question.current, null, []);
    return () => {
      question.current += 1;
    };
  }, [read]);

  const mine = loaded?.asked === asked ? loaded : null;
  return {
    entries: mine?.entries ?? [],
    loading: mine === null,
    complete: mine !== null && mine.next === null,
    error: mine?.error ?? null,
    more: () => {
      if (fetching.current || mine === null || mine.next === null) return;
      fetching.current = true;
      void read(question.current, mine.next, mine.entries);
    },
    refresh: useCallback(() => setCount((before) => before + 1), []),
  };
}
