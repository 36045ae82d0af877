import type { CallDirection } from '../call/call.ts';
import type { ConversationKind } from '../script/script.ts';
import type { AgentId, CallId, InteractionId } from '../../lib/brand.ts';
import type { Role } from '../agent-state/agent-state.ts';
import type { Scores } from './rubric.ts';

/** A call as coaching knows it: nothing of the customer. Instants are wall-clock ms. */
export type CoachedCall = {
  readonly callId: CallId;
  readonly interactionId: InteractionId;
  readonly agentId: AgentId;
  readonly agentName: string;
  readonly direction: CallDirection;
  /** By its script; null without. */
  readonly kind: ConversationKind | null;
  readonly startedAt: number;
  readonly talkMs: number;
};

export type Review = {
  readonly by: AgentId;
  readonly byName: string;
  readonly rubric: string;
  readonly rubricVersion: number;
  readonly scores: Scores;
  readonly remark: string;
  readonly at: number;
};

/** What the agent asked a supervisor about a call, and how the answer was used; null before it was. */
export type Feedback = {
  readonly question: string;
  readonly askedAt: number;
  readonly used: string | null;
  readonly usedAt: number | null;
};

export type CallCoaching = {
  readonly call: CoachedCall;
  /** The agent's own mark with its remark; null without one. */
  readonly mark: { readonly remark: string; readonly at: number } | null;
  readonly feedback: Feedback | null;
  /** The agent's own first. */
  readonly reviews: readonly Review[];
};

export type ImprovementPoint = {
  readonly id: string;
  readonly text: string;
  /** The call that it came from. */
  readonly callId: CallId | null;
  readonly setAt: number;
  /** Null as long as the agent works at it. */
  readonly closedAt: number | null;
  /** What it brought. */
  readonly result: string;
};

/** Who may do what with the coaching of a call: its agent everything about it, a supervisor only judge it. */
export function mayCoach(
  act: 'mark' | 'review' | 'ask' | 'use' | 'see',
  call: Pick<CoachedCall, 'agentId'>,
  who: { readonly agentId: AgentId; readonly role: Role },
): boolean {
  return call.agentId === who.agentId || ((act === 'review' || act === 'see') && who.role !== 'agent');
}

/** The question is answered, and the agent has not said yet how that was used. */
export const answerArrived = (coached: CallCoaching): boolean => coached.feedback?.used === null && isAnswered(coached);

/** The judgement of somebody else is there: the question is answered. */
export const isAnswered = ({ call, reviews }: Pick<CallCoaching, 'call' | 'reviews'>): boolean =>
  reviews.some(({ by }) => by !== call.agentId);
