import { useEffect, useState } from 'react';
import type { ScriptSummary } from '../../../../shared/domain/script/script.ts';
import { useClient } from '../../bridge/hooks.ts';

/** The scripts that a project can follow; empty until they have come. */
export function useScripts(): readonly ScriptSummary[] {
  const client = useClient();
  const [scripts, setScripts] = useState<readonly ScriptSummary[]>([]);
  useEffect(() => {
    let current = true;
    void client.invoke('script.list', {}).then((reply) => {
      if (current && reply.ok) setScripts(reply.value);
    });
    return () => {
      current = false;
    };
  }, [client]);
  return scripts;
}
