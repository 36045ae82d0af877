import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { CustomerList, type ListAsk, type ListView } from './customer-list.ts';

/** One list in the window at a time: a new question ends the search for the one before. */
const ASKER = 'customers';

/** The list for a filter, a text and an order. While a new one is being fetched, the one before stays on screen. */
export function useCustomerList(ask: ListAsk): {
  readonly list: CustomerList;
  readonly view: ListView;
  readonly reload: () => void;
} {
  const client = useClient();
  const project = useAppState((state) => state.project?.id ?? null);
  const key = JSON.stringify(ask);
  const [round, setRound] = useState(0);
  const [listeners] = useState(() => new Set<() => void>());
  // A change of project or a reload makes the list anew.
  const name = `${round} ${project ?? ''} ${key}`;
  const list = useMemo(() => {
    const { query, filter, sort, fromEnd } = JSON.parse(name.slice(name.indexOf('{'))) as ListAsk;
    return new CustomerList(
      (after, limit) => client.invoke('customers.page', { asker: ASKER, query, filter, sort, after, fromEnd, limit }),
      () => listeners.forEach((listener) => listener()),
      fromEnd,
    );
  }, [client, listeners, name]);
  useEffect(() => {
    list.open();
    return () => list.close();
  }, [list]);
  const view = useSyncExternalStore(
    useCallback(
      (listener: () => void) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      [listeners],
    ),
    () => list.view,
  );
  const [shown, setShown] = useState(list);
  const ready = view.count > 0 || view.end || view.error !== null;
  if (ready && shown !== list) setShown(list);
  return {
    list: shown,
    view: shown === list ? view : { ...shown.view, loading: true },
    reload: () => setRound((now) => now + 1),
  };
}
