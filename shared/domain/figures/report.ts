import type { CallDirection } from '../call/call.ts';
import type { ProjectTarget, TargetKind } from '../project/project-plan.ts';
import type { AgentId, CallId, ContactId, InteractionId, ProjectId } from '../../lib/brand.ts';
import type { Period } from './period.ts';
import type { Sums } from './sums.ts';

/** Whose report: an agent's, or that of everybody together. */
export type Whose = AgentId | typeof TEAM;
export const TEAM = 'team';

/** A target that has no line here: it differs by project, or is one for a day. */
export type TargetApart = {
  readonly kind: TargetKind;
  readonly why: 'projects' | 'day';
  readonly of: readonly { readonly project: string; readonly value: number }[];
};

/** One period of work, part by part. */
export type Report = {
  readonly whose: Whose;
  /** Null for all projects. */
  readonly projectId: ProjectId | null;
  readonly period: Period;
  readonly parts: readonly Sums[];
  readonly total: Sums;
  /** As much of the period before as has passed of this one. */
  readonly earlier: Sums;
  /** The targets that hold for these figures. */
  readonly targets: readonly ProjectTarget[];
  /** Those that hold as well, but not for all of it. */
  readonly apart: readonly TargetApart[];
  readonly countedAt: number;
};

/** A call that a figure is made of. Instants are wall-clock ms. */
export type CallBehind = {
  readonly callId: CallId;
  readonly interactionId: InteractionId | null;
  readonly contactId: ContactId | null;
  readonly direction: CallDirection;
  readonly startedAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly number: string;
  readonly name: string;
  readonly agentName: string;
  readonly holdMs: number;
  /** Null when it was not measured. */
  readonly silenceMs: number | null;
  readonly outcome: string | null;
};
