import { useCallback, useEffect, useState } from 'react';
import type { Project } from '../../../../shared/domain/project/project.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';

/** Every project, those that are put away last; asked for again when one of those that are worked for changes. */
export function useProjects(): { readonly projects: readonly Project[]; readonly refresh: () => void } {
  const client = useClient();
  const known = useAppState((state) => state.projects);
  const [projects, setProjects] = useState<readonly Project[]>([]);
  const [round, setRound] = useState(0);
  const fetch = useCallback((_asOf: unknown) => client.invoke('project.list', {}), [client]);
  useEffect(() => {
    let current = true;
    void fetch([known, round]).then((reply) => {
      if (current && reply.ok) setProjects(reply.value.toSorted((a, b) => Number(b.active) - Number(a.active)));
    });
    return () => {
      current = false;
    };
  }, [fetch, known, round]);
  return { projects, refresh: useCallback(() => setRound((before) => before + 1), []) };
}
