import type { ProjectPlan } from '../../../shared/domain/project/project-plan.ts';
import type { Purpose } from '../../../shared/domain/consent/consent.ts';
import type { GuardRules } from '../../../shared/domain/guard/guard-rules.ts';
import type { Holiday } from '../../../shared/domain/guard/holiday.ts';
import type { AgentId, ProjectId } from '../../../shared/lib/brand.ts';
import type { Clock } from '../../../shared/lib/clock.ts';
import type { CallDesk } from '../call-desk.ts';
import type { InteractionDesk } from '../interaction-desk.ts';
import type { NoticeDesk } from '../notice-desk.ts';
import type { CustomerAsker } from '../ports/customer-port.ts';
import type { DataPort } from '../ports/data-port.ts';
import type { Desktop, NewId, Timers } from '../ports/platform-ports.ts';
import type { StateStore } from '../state-store.ts';

/** What call lists need of the rest of the application. */
export type CallListDeps = {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly notices: NoticeDesk;
  readonly calls: () => Pick<CallDesk, 'dial' | 'hangUp'>;
  readonly interactions: Pick<InteractionDesk, 'calledFrom' | 'closeIncomplete' | 'find'>;
  readonly projectId: () => ProjectId;
  readonly planOf: (id: ProjectId) => ProjectPlan;
  readonly purposeOf: (id: ProjectId) => Purpose;
  /** The rules for calls that nobody asked for. */
  readonly guardRules: () => GuardRules;
  /** Public holidays of a country (ISO 3166-1 alpha-2) from this year on. */
  readonly holidaysOf: (country: string, at: number) => Promise<readonly Holiday[]>;
  readonly whoAsks: () => Omit<CustomerAsker, 'asker'>;
  readonly agentId: () => AgentId;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly newId: NewId;
  readonly desktop: Pick<Desktop, 'chooseSaveFile'>;
  readonly saveTitle: () => string;
  /** IANA name of this computer's time zone. */
  readonly zone: () => string;
};
