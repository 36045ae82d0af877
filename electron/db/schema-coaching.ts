import type { ColumnType } from 'kysely';

/** Written once, never changed. */
type Fixed<T> = ColumnType<T, T, never>;

/** The agent wants to come back to a call. */
export type CallMarkTable = {
  readonly call_id: Fixed<string>;
  readonly agent_id: Fixed<string>;
  readonly remark: string;
  readonly marked_at: number;
};

/** A call judged by a rubric, by its agent or by a supervisor; the last judgement of each counts. */
export type CallReviewTable = {
  readonly call_id: Fixed<string>;
  readonly by_id: Fixed<string>;
  readonly rubric: string;
  readonly rubric_version: number;
  /** JSON: levels by criterion. */
  readonly scores: string;
  readonly remark: string;
  readonly reviewed_at: number;
};

/** Feedback that the agent asked for, and how it was used. */
export type CallFeedbackTable = {
  readonly call_id: Fixed<string>;
  readonly agent_id: Fixed<string>;
  readonly question: string;
  readonly asked_at: number;
  readonly used: string | null;
  readonly used_at: number | null;
};

export type ImprovementPointTable = {
  readonly id: Fixed<string>;
  readonly agent_id: Fixed<string>;
  readonly text: Fixed<string>;
  readonly call_id: Fixed<string | null>;
  readonly set_at: Fixed<number>;
  readonly closed_at: number | null;
  readonly result: string;
};
