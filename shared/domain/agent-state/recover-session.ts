import type { AgentId, ProjectId, SessionId } from '../../lib/brand.ts';
import { chosenAgentState } from './agent-state-reducer.ts';
import type { AgentState, ChosenState, StateInterval } from './agent-state.ts';

/** A session that was open when the application stopped without logging out. Instants are wall-clock milliseconds (UTC). */
export type InterruptedSession = {
  readonly sessionId: SessionId;
  readonly agentId: AgentId;
  readonly projectId: ProjectId;
  /** Start of the interval that was running. */
  readonly since: number;
  /** What the agent had chosen to follow (the running state itself when idle). */
  readonly next: ChosenState;
  /** Last moment at which the application is known to have lived. */
  readonly aliveAt: number;
};

export type SessionRecovery =
  | {
      readonly kind: 'continue';
      /** End of the interval that was running. */
      readonly closeRunningAt: number;
      /** The intervals to start, in order, each ending the one before it at its own `from`; the last one is running. */
      readonly starts: readonly StateInterval[];
      /** The state that the session goes on in. */
      readonly restored: AgentState;
    }
  /** The session ends (reason: crash) at `closeAt`; the agent logs in to a new one. */
  | { readonly kind: 'end'; readonly closeAt: number };

/** An agent who is away longer has not been sitting at a frozen desk: the session is over. */
export const LONGEST_INTERRUPTION_MS = 30 * 60_000;

/**
 * What becomes of an interrupted session at the next start, so that its intervals still partition it.
 *
 * The time between is on record as not ready (technical). The session goes on in `handling` when there is an interaction to finish,
 * else in the state the agent had chosen: calls do not survive, and what was chosen is what was running when there was no call.
 * A change of state proves life as much as a heartbeat, so the running interval never ends before it began. When the clock was set
 * back to within the running interval, that interval ends now and nothing is known to be lost; when it was set back further, the
 * session ends, because whatever followed would lie inside its past.
 *
 * @param unfinished an interaction with an interrupted conversation, or otherwise not closed, waits for the agent.
 * @param now wall-clock ms of this start.
 */
export function recoverSession(session: InterruptedSession, unfinished: boolean, now: number): SessionRecovery {
  const lastSign = Math.max(session.aliveAt, session.since);
  if (now < session.since || now - lastSign > LONGEST_INTERRUPTION_MS) return { kind: 'end', closeAt: lastSign };
  const restored: AgentState = unfinished ? { state: 'handling', reason: null } : chosenAgentState(session.next);
  const start = (from: number, { state, reason }: AgentState): StateInterval => ({
    sessionId: session.sessionId,
    agentId: session.agentId,
    projectId: session.projectId,
    state,
    reason,
    callId: null,
    from,
    to: null,
  });
  const interruption = now > lastSign ? [start(lastSign, { state: 'not-ready', reason: 'technical' })] : [];
  return {
    kind: 'continue',
    closeRunningAt: Math.min(lastSign, now),
    starts: [...interruption, start(now, restored)],
    restored,
  };
}
