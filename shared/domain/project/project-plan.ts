import type { Agent, Role } from '../agent-state/agent-state.ts';
import type { SilenceLimits } from '../talk/silence-limits.ts';
import type { AgentId } from '../../lib/brand.ts';
import type { ServiceLevelRule } from './service-level-rule.ts';

/** Who calls whom. Whoever calls for a project of incoming calls only is warned first. */
export const DIRECTIONS = ['blended', 'inbound', 'outbound'] as const;
export type ProjectDirection = (typeof DIRECTIONS)[number];

/** Rules that somebody may set aside for one call, where the project allows it. Objections, lists, grounds and a hidden number are not among them: the law leaves no room there. */
export const OVERRIDABLE = ['tries', 'holiday', 'hours', 'pause'] as const;
export type OverridableRule = (typeof OVERRIDABLE)[number];

/** What a project calls for that the law makes an exception for; `none` for everything else. */
export const EXEMPTIONS = ['none', 'charity', 'charity-lottery', 'press'] as const;
export type Exemption = (typeof EXEMPTIONS)[number];

/** What in an INVITE says that the call is for this project. `number`: the number that was dialled; `queue`: the PBX's queue. */
export const ROUTE_KINDS = ['number', 'queue', 'header'] as const;
export type RouteKind = (typeof ROUTE_KINDS)[number];
export type ProjectRoute = {
  readonly on: RouteKind;
  /** Name of the SIP header; empty for the other kinds. */
  readonly header: string;
  /** A number in any notation, or a text; a star at its end stands for whatever follows. */
  readonly value: string;
};

/** What is aimed at; seconds, a percentage, a count, or money in minor units. */
export const TARGET_KINDS = [
  ...(['calls-per-hour', 'answer-seconds', 'handle-seconds', 'after-call-seconds', 'silence-seconds'] as const),
  ...(['conversion-percent', 'solved-at-once-percent', 'promises-percent', 'script-percent', 'results-per-day', 'turnover-per-call'] as const),
] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];
export type ProjectTarget = {
  readonly kind: TargetKind;
  readonly value: number;
  /** One person, who has it instead of everybody's, all of them together, or each person, as when left out. */
  readonly for?: AgentId | 'team' | 'each';
};

/** Days as ISO 8601 counts them: Monday is 1. Times as HH:MM by the clock of this computer, the end exclusive. */
export type CallingHours = { readonly days: readonly number[]; readonly from: string; readonly to: string };

/** A page of the quality handbook that goes with this work. */
export type Procedure = {
  readonly title: string;
  readonly text: string;
  /** Steps of scripts (`script/step`) and fields of forms (`form#field`) beside which it is offered. */
  readonly beside?: readonly string[];
};

/**
 * How far somebody may go on their own (mandaat). For one person, or for everybody with a role; the person's own counts before the role's.
 * Null is no limit. Amounts in cents.
 */
export type Mandate = {
  readonly agentId: AgentId | null;
  readonly role: Role | null;
  readonly discountPercent: number | null;
  readonly amount: number | null;
};

/** Everything that an assignment is agreed with besides script, forms and outcomes (DOMAIN 2: project). */
export type ProjectPlan = {
  /** Whose work it is; empty for one's own. */
  readonly client: string;
  readonly direction: ProjectDirection;
  /** Forms that can be taken during a conversation instead of the first one, by id. */
  readonly forms: readonly string[];
  readonly targets: readonly ProjectTarget[];
  /** When customers may be called; empty for always. */
  readonly callingHours: readonly CallingHours[];
  /** The number that is shown to those who are called; empty for that of the account. */
  readonly callerId: string;
  /** Languages it is worked in, the usual one first; empty for all. */
  readonly languages: readonly ('en' | 'nl')[];
  readonly procedures: readonly Procedure[];
  readonly routes: readonly ProjectRoute[];
  /** Who may work for it; empty for everybody. */
  readonly agents: readonly AgentId[];
  readonly mandates: readonly Mandate[];
  /** On whose behalf calls about sales are made, as far as the law tells them apart. */
  readonly exemption?: Exemption;
  /** What calls about sales are about: consent for something else is no consent. */
  readonly product?: string;
  /** Numbers at a higher rate may be called. */
  readonly premium?: boolean;
  /** Rules that may be set aside for one call, with a reason; none when left out. */
  readonly overrides?: readonly OverridableRule[];
  /** When a silence in a call is long; the usual limits when left out. */
  readonly silence?: SilenceLimits;
  /** What was agreed about answering its queues; the usual 80/20 when left out. */
  readonly serviceLevel?: ServiceLevelRule;
};

export const NO_PLAN: ProjectPlan = {
  ...{ client: '', direction: 'blended', forms: [], targets: [], callingHours: [], callerId: '', languages: [] },
  ...{ procedures: [], routes: [], agents: [], mandates: [] },
};

/** Whether this person may work for a project; supervisors and administrators may for all. */
export function mayWorkFor({ plan }: { readonly plan: ProjectPlan }, agent: Pick<Agent, 'id' | 'role'>): boolean {
  return plan.agents.length === 0 || agent.role !== 'agent' || plan.agents.includes(agent.id);
}

/** Whether a call goes the other way than the project's do. */
export function againstDirection({ direction }: Pick<ProjectPlan, 'direction'>, call: { readonly direction: 'in' | 'out' }): boolean {
  return direction !== 'blended' && (direction === 'inbound') === (call.direction === 'out');
}

/** How far this person may go; no limits where nothing says so. */
export function mandateOf(plan: ProjectPlan, agent: Pick<Agent, 'id' | 'role'>): Pick<Mandate, 'discountPercent' | 'amount'> {
  const found = plan.mandates.find(({ agentId }) => agentId === agent.id) ?? plan.mandates.find((each) => each.agentId === null && each.role === agent.role);
  return { discountPercent: found?.discountPercent ?? null, amount: found?.amount ?? null };
}
