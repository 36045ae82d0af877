import type { CallCoaching, ImprovementPoint } from '../../../shared/domain/coaching/coaching.ts';
import type { Scores } from '../../../shared/domain/coaching/rubric.ts';
import type { AgentId, CallId } from '../../../shared/lib/brand.ts';

type Author = { readonly agentId: AgentId; readonly at: number };

/** Marks, judgements and improvement points; each says who and when. */
export type CoachingPort = {
  /** Null for a call that was not answered, or is not there. */
  readonly ofCall: (callId: CallId) => Promise<CallCoaching | null>;
  /** Calls that were marked, judged or asked about, the latest first; of everybody with null. */
  readonly calls: (agentId: AgentId | null, limit: number) => Promise<readonly CallCoaching[]>;
  /** A remark of null takes the mark away. */
  readonly mark: (callId: CallId, remark: string | null, author: Author) => Promise<void>;
  readonly review: (
    callId: CallId,
    rubric: { readonly id: string; readonly version: number },
    scores: Scores,
    remark: string,
    author: Author,
  ) => Promise<void>;
  readonly ask: (callId: CallId, question: string, author: Author) => Promise<void>;
  readonly use: (callId: CallId, text: string, author: Author) => Promise<void>;
  /** Open ones first, then the latest that were closed. */
  readonly points: (agentId: AgentId, limit: number) => Promise<readonly ImprovementPoint[]>;
  readonly setPoint: (
    point: { readonly id: string; readonly text: string; readonly callId: CallId | null },
    author: Author,
  ) => Promise<void>;
  /** @returns false for one of somebody else, or that is closed */
  readonly closePoint: (id: string, result: string, author: Author) => Promise<boolean>;
};
