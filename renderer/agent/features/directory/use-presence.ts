import { useEffect } from 'react';
import type { Presence } from '../../../../shared/domain/directory/directory-entry.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';

/** Who is free, by address. The exchange is asked only while something on screen uses this. */
export function usePresence(): Readonly<Record<string, Presence>> {
  const client = useClient();
  useEffect(() => {
    void client.invoke('directory.watch', { on: true });
    return () => void client.invoke('directory.watch', { on: false });
  }, [client]);
  return useAppState(({ presence }) => presence);
}
