import type { AgentStateName, NotReadyReason } from './agent-state.ts';

/** One agent's day so far. Practice counts in the sessions only. Instants and durations in milliseconds. */
export type AgentDay = {
  /** From log-in to log-out, oldest first; one that is running has no end, one of yesterday begins before the day. */
  readonly sessions: readonly { readonly from: number; readonly to: number | null }[];
  readonly loggedInMs: number;
  /** Time in each state, a row for each reason of Not ready; most time first. */
  readonly states: readonly { readonly state: AgentStateName; readonly reason: NotReadyReason | null; readonly ms: number }[];
};
