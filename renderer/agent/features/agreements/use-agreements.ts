import { useCallback, useEffect, useState } from 'react';
import type { Agreement } from '../../../../shared/domain/agreement/agreement.ts';
import type { AppError } from '../../../../shared/errors/app-error.ts';
import type { ContactId } from '../../../../shared/lib/brand.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';

type Fetched = { readonly agreements: readonly Agreement[] | null; readonly error: AppError | null; readonly refresh: () => void };

/** Asks again when own agreements change, and on request. */
function useFetched(key: string, fetch: (() => ReturnType<ReturnType<typeof useClient>['invoke']>) | null): Fetched {
  const own = useAppState(({ agreements }) => agreements);
  const [round, setRound] = useState(0);
  const asOf = [round, ...own.map(({ id, version }) => `${id}${String(version)}`)].join();
  const [answer, setAnswer] = useState<{ readonly key: string; readonly asOf: string; readonly agreements: readonly Agreement[]; readonly error: AppError | null } | null>(null);
  useEffect(() => {
    if (fetch === null) return undefined;
    let current = true;
    void fetch().then((reply) => {
      if (current) setAnswer({ key, asOf, agreements: reply.ok ? (reply.value as readonly Agreement[]) : [], error: reply.ok ? null : reply.error });
    });
    return () => {
      current = false;
    };
  }, [key, fetch, asOf]);
  const refresh = useCallback(() => setRound((now) => now + 1), []);
  const mine = answer?.key === key ? answer : null;
  return { agreements: mine?.agreements ?? null, error: mine?.error ?? null, refresh };
}

/** What was promised to a customer: open ones first. Null while it is fetched. */
export function useAgreementsOf(contactId: ContactId): Fetched {
  const client = useClient();
  const fetch = useCallback(() => client.invoke('agreement.ofContact', { contactId }), [client, contactId]);
  return useFetched(contactId, fetch);
}

export type Which = 'mine' | 'everyone' | 'settled';

/** Own open ones come with the state; the others are asked for. */
export function useAgreements(which: Which): Fetched {
  const client = useClient();
  const own = useAppState(({ agreements }) => agreements);
  const supervises = useAppState(({ session }) => session.agent !== null && session.agent.role !== 'agent');
  const fetch = useCallback(
    () => client.invoke('agreement.list', which === 'settled' ? { which: 'settled', everyone: supervises } : { which: 'open', everyone: true }),
    [client, which, supervises],
  );
  const fetched = useFetched(which, which === 'mine' ? null : fetch);
  return which === 'mine' ? { ...fetched, agreements: own } : fetched;
}
