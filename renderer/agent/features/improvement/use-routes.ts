import { useCallback, useEffect, useState } from 'react';
import type { RemarkRoutes } from '../../../../shared/domain/improvement/remark.ts';
import { useClient } from '../../bridge/hooks.ts';

/** To which department each kind of signal goes when nobody says otherwise. */
export function useRoutes(): RemarkRoutes {
  const client = useClient();
  const [routes, setRoutes] = useState<RemarkRoutes>({});
  const ask = useCallback(() => client.invoke('remark.routes', {}), [client]);
  useEffect(() => {
    let current = true;
    void ask().then((reply) => current && reply.ok && setRoutes(reply.value));
    return () => {
      current = false;
    };
  }, [ask]);
  return routes;
}
