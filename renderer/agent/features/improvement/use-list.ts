import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '../../../../shared/errors/app-error.ts';
import type { Result } from '../../../../shared/lib/result.ts';

export type Asked<Item> = { readonly items: readonly Item[] | null; readonly error: AppError | null; readonly refresh: () => void };

/** A list that is asked for, and asked for again; null until it is there. @param ask stays the same as long as the question does */
export function useList<Item>(ask: () => Promise<Result<readonly Item[], AppError>>): Asked<Item> {
  const [answer, setAnswer] = useState<{ readonly ask: unknown; readonly round: number; readonly items: readonly Item[]; readonly error: AppError | null } | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let current = true;
    void ask().then((reply) => {
      if (current) setAnswer({ ask, round, items: reply.ok ? reply.value : [], error: reply.ok ? null : reply.error });
    });
    return () => {
      current = false;
    };
  }, [ask, round]);
  const refresh = useCallback(() => setRound((now) => now + 1), []);
  return { items: answer?.ask === ask ? answer.items : null, error: answer?.ask === ask ? answer.error : null, refresh };
}
