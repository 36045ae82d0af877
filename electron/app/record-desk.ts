import type { AgentDay } from '../../shared/domain/agent-state/day.ts';
import { periodOf } from '../../shared/domain/figures/period.ts';
import { reachedOf, targetsFor } from '../../shared/domain/figures/targets.ts';
import { appError } from '../../shared/errors/app-error.ts';
import type { AgentId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { err, ok } from '../../shared/lib/result.ts';
import type { DataPort } from './ports/data-port.ts';
import type { Desktop, Outcome } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';
import type { Visibility } from './visibility.ts';

/** Recent calls shown beside the keypad. */
const RECENT_LIMIT = 60;

/** What the window shows of the past: recent calls and today's figures. */
export type RecordDesk = {
  readonly refresh: () => Promise<void>;
  /** The day so far of whoever is logged in. */
  readonly day: () => Promise<Outcome<AgentDay>>;
  readonly markMissedSeen: () => Promise<void>;
  /** Nobody is logged in any more: what was missed is nobody's business, on the icon neither. */
  readonly clear: () => void;
  /** Resolves when no refresh is under way any more; nobody may be logged in then. Never rejects. */
  readonly idle: () => Promise<void>;
};

function startOfDay(now: number): number {
  const day = new Date(now);
  day.setHours(0, 0, 0, 0);
  return day.getTime();
}

export function createRecordDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly desktop: Desktop;
  readonly clock: Clock;
  readonly agentId: () => AgentId | null;
  readonly practice: () => boolean;
  /** Leaves out the names that this person may not see. */
  readonly recent: Visibility['recent'];
}): RecordDesk {
  const underWay = new Set<Promise<void>>();
  const read = async (): Promise<void> => {
    const agentId = deps.agentId();
    if (agentId === null) return;
    const now = deps.clock.now();
    const recent = await deps.recent(await deps.data().calls.recent(RECENT_LIMIT, deps.practice(), agentId));
    // Somebody else sits there by now.
    if (deps.agentId() !== agentId) return;
    deps.store.setSlice('recentCalls', recent);
    const figures = await deps.data().sessions.todayFigures(agentId, startOfDay(now), now);
    const { project } = deps.store.get();
    const goals = deps.practice() ? [] : targetsFor(project?.plan.targets ?? [], agentId);
    const { from, to } = periodOf('day', now);
    const [sums = null] = project === null || goals.length === 0 ? [] : ((await deps.data().figures.sums({ asker: 'targets', agentIds: [agentId], projectId: project.id, bounds: [from, to] })) ?? []);
    // Logged out meanwhile.
    if (deps.agentId() !== agentId) return;
    deps.store.setSlice('figures', figures);
    deps.store.setSlice('targets', goals.map((goal) => ({ ...goal, reached: sums === null ? null : reachedOf(goal.kind, sums) })));
    deps.desktop.setBadge(figures.missedUnseen);
  };
  const refresh = async (): Promise<void> => {
    const reading = read();
    underWay.add(reading);
    try {
      await reading;
    } finally {
      underWay.delete(reading);
    }
  };
  return {
    refresh,
    clear: () => {
      deps.store.setSlice('recentCalls', []);
      deps.store.setSlice('targets', []);
      deps.store.setSlice('figures', { ...deps.store.get().figures, missedUnseen: 0 });
      deps.desktop.setBadge(0);
    },
    day: async () => {
      const agentId = deps.agentId();
      if (agentId === null) return err(appError('not-allowed', 'nobody is logged in'));
      const now = deps.clock.now();
      return ok(await deps.data().sessions.day(agentId, startOfDay(now), now));
    },
    idle: async () => void (await Promise.allSettled(underWay)),
    markMissedSeen: async () => {
      const agentId = deps.agentId();
      if (agentId === null) return;
      await deps.data().calls.markMissedSeen(agentId);
      await refresh();
    },
  };
}
