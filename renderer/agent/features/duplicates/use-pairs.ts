import { useCallback, useEffect, useRef, useState } from 'react';
import type { DuplicateList, DuplicatePair, PairCursor } from '../../../../shared/ipc/commands/duplicate.ts';
import type { AppError } from '../../../../shared/errors/app-error.ts';
import { useClient } from '../../bridge/hooks.ts';

const PAGE = 50;
/** The search goes on behind the work: look again, ms, while contacts are being compared and when none are. */
const WHILE_COMPARING_MS = 1_000;
const AGAIN_MS = 5_000;

export type PairState = 'open' | 'not-same';
export type Pairs = {
  readonly pairs: readonly DuplicatePair[];
  readonly toCheck: number;
  readonly loading: boolean;
  readonly error: AppError | null;
  readonly more: () => void;
  readonly refresh: () => void;
  /** Takes a pair out at once, before the next look. */
  readonly drop: (pair: DuplicatePair) => void;
};

export const pairKey = ({ cursor }: DuplicatePair): string => `${String(cursor.low)}-${String(cursor.high)}`;

type Loaded = Pick<DuplicateList, 'pairs' | 'next' | 'toCheck'> & { readonly state: PairState; readonly look: number };

/** The pairs to judge, or those that were judged as not the same, the surest first. */
export function usePairs(state: PairState): Pairs {
  const client = useClient();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [look, setLook] = useState(0);
  const fetching = useRef<PairCursor | null>(null);

  useEffect(() => {
    let current = true;
    fetching.current = null;
    void client.invoke('duplicate.list', { state, after: null, limit: PAGE }).then((reply) => {
      if (!current) return;
      setError(reply.ok ? null : reply.error);
      if (reply.ok) setLoaded({ ...reply.value, state, look });
    });
    return () => {
      current = false;
    };
  }, [client, state, look]);

  const mine = loaded?.state === state ? loaded : null;
  // While contacts are still being compared, the head of the list grows.
  const atHead = (mine?.pairs.length ?? 0) <= PAGE;
  const comparing = (mine?.toCheck ?? 0) > 0;
  useEffect(() => {
    if (!atHead) return undefined;
    const timer = setInterval(() => setLook((before) => before + 1), comparing ? WHILE_COMPARING_MS : AGAIN_MS);
    return () => clearInterval(timer);
  }, [atHead, comparing]);

  return {
    pairs: mine?.pairs ?? [],
    toCheck: mine?.toCheck ?? 0,
    loading: mine === null,
    error,
    more: () => {
      const after = mine?.next ?? null;
      if (after === null || fetching.current !== null) return;
      fetching.current = after;
      void client.invoke('duplicate.list', { state, after, limit: PAGE }).then((reply) => {
        if (fetching.current !== after) return;
        fetching.current = null;
        setError(reply.ok ? null : reply.error);
        if (reply.ok)
          setLoaded((before) =>
            before === null || before.state !== state ? before : { ...before, ...reply.value, pairs: [...before.pairs, ...reply.value.pairs] },
          );
      });
    },
    refresh: useCallback(() => setLook((before) => before + 1), []),
    drop: (gone) =>
      setLoaded((before) => (before === null ? null : { ...before, pairs: before.pairs.filter((pair) => pairKey(pair) !== pairKey(gone)) })),
  };
}
