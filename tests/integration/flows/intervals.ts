import { expect } from 'vitest';
import type { TestCore } from '../../support/test-core.ts';

type IntervalRow = {
  readonly session_id: string;
  readonly project_id: string;
  readonly practice: number;
  readonly state: string;
  readonly reason: string | null;
  readonly call_id: string | null;
  readonly from_at: number;
  readonly to_at: number | null;
};
type SessionRow = {
  readonly id: string;
  readonly agent_id: string;
  readonly login_at: number;
  readonly logout_at: number | null;
};

/** Intervals of all sessions, in order. */
export function intervalsOf(desk: TestCore): IntervalRow[] {
  return desk.rows<IntervalRow>(
    'select i.* from state_interval i join agent_session s on s.id = i.session_id order by s.rowid, i.from_at',
  );
}

/** The states of each session, with their reasons. */
export function statesOf(desk: TestCore): readonly (readonly string[])[] {
  const intervals = intervalsOf(desk);
  return desk
    .rows<SessionRow>('select * from agent_session order by rowid')
    .map(({ id }) =>
      intervals.filter(({ session_id }) => session_id === id).map(({ state, reason }) => `${state}/${reason}`),
    );
}

/** Every session is covered exactly by its intervals: no gap, no overlap, none without length; only a living one runs on. */
export function expectPartition(desk: TestCore): void {
  const intervals = intervalsOf(desk);
  for (const session of desk.rows<SessionRow>('select * from agent_session')) {
    const own = intervals.filter(({ session_id }) => session_id === session.id);
    const borders = own.map(({ from_at }) => from_at);
    if (own.length === 0) expect(session.logout_at).toBe(session.login_at);
    else {
      expect(borders[0]).toBe(session.login_at);
      expect(own.map(({ to_at }) => to_at)).toEqual([...borders.slice(1), session.logout_at]);
      expect(own.filter(({ from_at, to_at }) => to_at !== null && to_at <= from_at)).toEqual([]);
    }
  }
}
