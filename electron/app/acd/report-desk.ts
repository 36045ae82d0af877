import { isOfQueues } from '../../../shared/domain/acd/queue-live.ts';
import {
  addQueueSums,
  type QueueReport,
  type VisitBehind,
  type VisitSet,
} from '../../../shared/domain/acd/service-level.ts';
import { earlierThan, periodOf, type Span } from '../../../shared/domain/figures/period.ts';
import { USUAL_LEVEL } from '../../../shared/domain/project/service-level-rule.ts';
import type { ProjectPlan } from '../../../shared/domain/project/project-plan.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import type { ProjectId } from '../../../shared/lib/brand.ts';
import type { Clock } from '../../../shared/lib/clock.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { DataPort } from '../ports/data-port.ts';
import type { Outcome } from '../ports/platform-ports.ts';
import type { StateStore } from '../state-store.ts';

/** Callers that are shown behind a figure. */
const MOST_VISITS = 300;

/** Service level and what belongs to it, of the queues of a project or of all (F77). */
export type QueueReportDesk = {
  readonly report: (ask: {
    readonly projectId: ProjectId | null;
    readonly span: Span;
    readonly at: number;
    readonly steps: number;
  }) => Promise<Outcome<QueueReport>>;
  readonly visits: (ask: {
    readonly projectId: ProjectId | null;
    readonly set: VisitSet;
    readonly from: number;
    readonly to: number;
  }) => Promise<Outcome<{ readonly visits: readonly VisitBehind[]; readonly total: number }>>;
};

export function createQueueReportDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly clock: Clock;
  readonly planOf: (id: ProjectId) => Pick<ProjectPlan, 'routes' | 'serviceLevel'>;
}): QueueReportDesk {
  const queues = (): DataPort['queues'] => deps.data().queues;
  /** Which queues are a project's, by the names in its routes; all where it names none. */
  const scope = async (projectId: ProjectId | null) => {
    const { project, projects } = deps.store.get();
    const known = [
      ...new Set([project, ...projects].flatMap((one) => (one === null || one.kind === 'practice' ? [] : [one.id]))),
    ];
    const meant = projectId ?? (known.length === 1 ? (known[0] ?? null) : null);
    const plan = meant === null ? null : deps.planOf(meant);
    const patterns =
      projectId === null ? [] : (plan?.routes ?? []).flatMap(({ on, value }) => (on === 'queue' ? [value] : []));
    const names = await queues().names();
    return {
      rule: plan?.serviceLevel ?? USUAL_LEVEL,
      queues: names.filter((name) => isOfQueues(name, patterns)),
      any: names.length > 0,
    };
  };
  return {
    report: async ({ projectId, span, at, steps }) => {
      const { rule, queues: names, any } = await scope(projectId);
      const period = periodOf(span, at, steps);
      const before = earlierThan(period, deps.clock.now());
      const ask = { queues: names, rule };
      const parts = await queues().sums({ ...ask, asker: 'report', bounds: [...period.parts, period.to] });
      const earlier =
        parts === null ? null : await queues().sums({ ...ask, asker: 'earlier', bounds: [before.from, before.to] });
      if (parts === null || earlier === null) return err(appError('bad-request', 'another report was asked for'));
      return ok({
        projectId,
        rule,
        queues: names,
        period,
        parts,
        total: addQueueSums(parts),
        earlier: addQueueSums(earlier),
        any,
      });
    },
    visits: async ({ projectId, ...ask }) => {
      const { rule, queues: names } = await scope(projectId);
      const { visits, total } = await queues().visits({ ...ask, queues: names, rule, limit: MOST_VISITS });
      const { session, access } = deps.store.get();
      const named = session.agent !== null && session.agent.role !== 'agent' && access.showFiguresOfOthers;
      return ok({ visits: named ? visits : visits.map((visit) => ({ ...visit, agent: '' })), total });
    },
  };
}
