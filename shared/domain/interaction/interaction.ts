import type { AgentId, CallId, ContactId, E164, InteractionId, ProjectId } from '../../lib/brand.ts';
import type { CallDirection } from '../call/call.ts';
import type { CallEnd } from '../call/end-cause.ts';
import type { ListFacts } from '../registration/field-source.ts';
import type { FormRef, RegistrationValues } from '../registration/form.ts';
import type { ScriptRun } from '../script/script-run.ts';
import type { Verification } from '../verification/verification.ts';
import type { WrapUp } from './wrap-up.ts';

/**
 * open: a call of it is alive. handling: the call is over, the registration is not complete.
 * completed: registered. incomplete: closed without being complete, with the reason.
 * unregistered: the call was not answered here and nothing was typed, so only the attempt is on record.
 */
export const INTERACTION_STATES = ['open', 'handling', 'completed', 'incomplete', 'unregistered'] as const;
export type InteractionState = (typeof INTERACTION_STATES)[number];

export const INCOMPLETE_REASONS = ['interrupted', 'no-time', 'customer-left', 'wrong-number', 'other'] as const;
export type IncompleteReason = (typeof INCOMPLETE_REASONS)[number];

/** One contact with a customer: its call, script run and registration. */
export type Interaction = {
  readonly id: InteractionId;
  readonly callId: CallId;
  readonly projectId: ProjectId;
  readonly agentId: AgentId;
  readonly direction: CallDirection;
  /** The number as signalled or typed, and as E.164 when it is one. */
  readonly remoteRaw: string;
  readonly remoteNumber: E164 | null;
  readonly contactId: ContactId | null;
  readonly startedAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly end: CallEnd | null;
  readonly state: InteractionState;
  readonly incompleteReason: IncompleteReason | null;
  readonly completedAt: number | null;
  /** Set when the call ended with something still to fill in; null where the project sets no limit, and after an interruption. */
  readonly wrapUp: WrapUp | null;
  readonly script: ScriptRun;
  /** The version of the form that it is registered with; kept from the first ring. */
  readonly form: FormRef;
  readonly values: RegistrationValues;
  /** Left out where the project wants nobody verified. */
  readonly verification?: Verification;
  /** The call list that it was called from; left out where it was called from none. */
  readonly list?: ListFacts;
};
