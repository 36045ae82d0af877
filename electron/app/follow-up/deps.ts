import type { Role } from '../../../shared/domain/agent-state/agent-state.ts';
import type { AgentId, ProjectId } from '../../../shared/lib/brand.ts';
import type { Clock } from '../../../shared/lib/clock.ts';
import type { NoticeDesk } from '../notice-desk.ts';
import type { DataPort } from '../ports/data-port.ts';
import type { Log, NewId, Timers } from '../ports/platform-ports.ts';
import type { StateStore } from '../state-store.ts';
import type { Visibility } from '../visibility.ts';

/** What every desk for the work after a conversation needs. */
export type FollowUpDeps = {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly notices: NoticeDesk;
  readonly visibility: Visibility;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly newId: NewId;
  readonly log: Log;
  readonly agentId: () => AgentId;
  readonly role: () => Role;
  readonly projectId: () => ProjectId;
  readonly practice: () => boolean;
};
