import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  LONGEST_INTERRUPTION_MS,
  recoverSession,
  type InterruptedSession,
} from '../../../../../shared/domain/agent-state/recover-session.ts';
import type { ChosenState, StateInterval } from '../../../../../shared/domain/agent-state/agent-state.ts';
import { brandId, type AgentId, type ProjectId, type SessionId } from '../../../../../shared/lib/brand.ts';

const MINUTE = 60_000;
const session: InterruptedSession = {
  sessionId: brandId<SessionId>('s'),
  agentId: brandId<AgentId>('a'),
  projectId: brandId<ProjectId>('p'),
  since: 10 * MINUTE,
  next: { state: 'not-ready', reason: 'lunch' },
  aliveAt: 20 * MINUTE,
};
const interval = (state: StateInterval['state'], reason: StateInterval['reason'], from: number): StateInterval => ({
  sessionId: session.sessionId,
  agentId: session.agentId,
  projectId: session.projectId,
  state,
  reason,
  callId: null,
  from,
  to: null,
});

describe('a short interruption', () => {
  test('is technical time, then the chosen state', () => {
    expect(recoverSession(session, false, 22 * MINUTE)).toEqual({
      kind: 'continue',
      closeRunningAt: 20 * MINUTE,
      starts: [interval('not-ready', 'technical', 20 * MINUTE), interval('not-ready', 'lunch', 22 * MINUTE)],
      restored: { state: 'not-ready', reason: 'lunch' },
    });
  });

  test('leads to handling when something is to be finished', () => {
    expect(recoverSession(session, true, 22 * MINUTE)).toMatchObject({ restored: { state: 'handling', reason: null } });
  });

  test('may last exactly thirty minutes', () => {
    expect(recoverSession(session, false, session.aliveAt + LONGEST_INTERRUPTION_MS).kind).toBe('continue');
    expect(recoverSession(session, false, session.aliveAt + LONGEST_INTERRUPTION_MS + 1)).toEqual({
      kind: 'end',
      closeAt: session.aliveAt,
    });
  });

  test('of no length leaves no empty interval', () => {
    expect(recoverSession(session, false, session.aliveAt)).toMatchObject({
      closeRunningAt: session.aliveAt,
      starts: [{ from: session.aliveAt, reason: 'lunch' }],
    });
  });
});

test('a change of state after the last heartbeat proves life', () => {
  expect(recoverSession({ ...session, aliveAt: session.since - 1000 }, false, session.since + 5000)).toMatchObject({
    closeRunningAt: session.since,
    starts: [{ reason: 'technical', from: session.since }, { from: session.since + 5000 }],
  });
});

describe('a clock that was set back', () => {
  test('into the running interval ends that interval now', () => {
    expect(recoverSession(session, false, 15 * MINUTE)).toMatchObject({
      kind: 'continue',
      closeRunningAt: 15 * MINUTE,
      starts: [{ from: 15 * MINUTE, reason: 'lunch' }],
    });
  });

  test('before the running interval ends the session', () => {
    expect(recoverSession(session, true, 5 * MINUTE)).toEqual({ kind: 'end', closeAt: session.aliveAt });
  });
});

test('whatever the clock did, the intervals partition the time from the running interval to now', () => {
  const instant = fc.integer({ min: 0, max: 3 * 60 * MINUTE });
  const next = fc.constantFrom<ChosenState>({ state: 'ready' }, { state: 'not-ready', reason: 'technical' });
  fc.assert(
    fc.property(instant, instant, instant, next, fc.boolean(), (since, aliveAt, now, following, unfinished) => {
      const recovery = recoverSession({ ...session, since, aliveAt, next: following }, unfinished, now);
      if (recovery.kind === 'end') {
        expect(recovery.closeAt).toBeGreaterThanOrEqual(since);
        return;
      }
      const bounds = [since, ...recovery.starts.map(({ from }) => from)];
      expect(recovery.closeRunningAt).toBe(bounds[1]);
      expect(bounds.at(-1)).toBe(now);
      expect(bounds).toEqual(bounds.toSorted((a, b) => a - b));
      expect(recovery.starts.every(({ to }) => to === null)).toBe(true);
    }),
  );
});
