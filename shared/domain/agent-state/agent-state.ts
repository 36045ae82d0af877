import type { AgentId, CallId, ProjectId, SessionId } from '../../lib/brand.ts';

/** The states of DOMAIN 7; `preview` arrives with its function and keeps its place here. */
export const AGENT_STATES = ['logged-out', 'ready', 'ringing', 'preview', 'dialling', 'talking', 'hold', 'consult', 'handling', 'not-ready'] as const;
export type AgentStateName = (typeof AGENT_STATES)[number];

/** The reasons that come with Balie. */
export const NOT_READY_REASONS = ['break', 'lunch', 'meeting', 'training', 'e-mail', 'technical', 'other'] as const;
export type ShippedReason = (typeof NOT_READY_REASONS)[number];
/** One that an organisation has added. */
export type OwnReason = `own-${string}`;
export type NotReadyReason = ShippedReason | OwnReason;

/** What an agent can choose; everything else follows from the calls. */
export type ChosenState = { readonly state: 'ready' } | { readonly state: 'not-ready'; readonly reason: NotReadyReason };

export type AgentState = { readonly state: AgentStateName; readonly reason: NotReadyReason | null };

/** A stretch of time in one state. The intervals of a session partition it: no gap, no overlap. */
export type StateInterval = {
  readonly sessionId: SessionId;
  readonly agentId: AgentId;
  readonly projectId: ProjectId;
  readonly state: AgentStateName;
  readonly reason: NotReadyReason | null;
  readonly callId: CallId | null;
  /** Wall-clock milliseconds (UTC). */
  readonly from: number;
  /** Null while the interval is running. */
  readonly to: number | null;
};

export const ROLES = ['agent', 'supervisor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** A person who works with Balie. The password hash never leaves the data layer. */
export type Agent = {
  readonly id: AgentId;
  readonly name: string;
  readonly role: Role;
  readonly hasPassword: boolean;
  readonly active: boolean;
};
