/**
 * What becomes of callers who gave up. against: offered, and not answered in time. within: they count as served when they went within the time
 * (as do those who left the queue without an agent). left-out: as if they had not called.
 */
export const ABANDONED_RULES = ['against', 'within', 'left-out'] as const;
export type AbandonedRule = (typeof ABANDONED_RULES)[number];

/** What was agreed about answering a queue (SLA). */
export type ServiceLevelRule = {
  /** Of 100 callers this many; 0 to 100. */
  readonly percent: number;
  /** Answered in this time at most. */
  readonly withinSeconds: number;
  readonly abandoned: AbandonedRule;
  /** Whoever gave up sooner than this was not offered; 0 for nobody. */
  readonly shortSeconds: number;
  /** What was agreed for when it is not reached; empty for nothing. */
  readonly penalty: string;
};

/** 80/20, with everybody who gave up counted against it. */
export const USUAL_LEVEL: ServiceLevelRule = {
  percent: 80,
  withinSeconds: 20,
  abandoned: 'against',
  shortSeconds: 0,
  penalty: '',
};
