import { useCallback, useEffect, useState } from 'react';
import type { Span } from '../../../../shared/domain/figures/period.ts';
import type { TeamMean } from '../../../../shared/domain/figures/team-mean.ts';
import type { ProjectId } from '../../../../shared/lib/brand.ts';
import { useClient } from '../../bridge/hooks.ts';

type Ask = { readonly projectId: ProjectId | null; readonly span: Span; readonly at: number; readonly steps: number };

/** What the team did in the same period, to be seen beside one's own, null where there is none; and how to ask for it again. */
export function useTeamMean({ projectId, span, at, steps }: Ask): readonly [TeamMean | null, () => void] {
  const client = useClient();
  const [mean, setMean] = useState<TeamMean | null>(null);
  const load = useCallback(
    (take: (found: TeamMean | null) => void): void =>
      void client.invoke('figures.teamMean', { projectId, span, at, steps }).then((reply) => take(reply.ok ? (reply.value ?? null) : null)),
    [client, projectId, span, at, steps],
  );
  useEffect(() => {
    let current = true;
    load((found) => {
      if (current) setMean(found);
    });
    return () => {
      current = false;
    };
  }, [load]);
  return [mean, () => load(setMean)];
}
