import { useEffect, useState } from 'react';
import type { Span } from '../../../../shared/domain/figures/period.ts';
import type { TeamMean } from '../../../../shared/domain/figures/team-mean.ts';
import type { ProjectId } from '../../../../shared/lib/brand.ts';
import { useClient } from '../../bridge/hooks.ts';

/** What the team did in the same period, to be seen beside one's own; null where there is none. @param opened changes when a file was opened */
export function useTeamMean({ projectId, span, at, steps }: { readonly projectId: ProjectId | null; readonly span: Span; readonly at: number; readonly steps: number }, opened: number): TeamMean | null {
  const client = useClient();
  const [mean, setMean] = useState<TeamMean | null>(null);
  useEffect(() => {
    let current = true;
    void client.invoke('figures.teamMean', { projectId, span, at, steps }).then((reply) => {
      if (current) setMean(reply.ok ? (reply.value ?? null) : null);
    });
    return () => {
      current = false;
    };
  }, [client, projectId, span, at, steps, opened]);
  return mean;
}
