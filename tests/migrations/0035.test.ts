import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0035-figures adds up the sessions that are over, and leaves the one that runs', async () => {
  const { raw, migrateTo } = await fileAt('0033-call-talk');
  raw.pragma('foreign_keys = off');
  const session = (id: string, end: number | null): void =>
    void raw
      .prepare(
        `insert into agent_session (id, agent_id, login_at, alive_at, next_state, logout_at, logout_reason) values (?, 'a', 0, 0, 'ready', ?, ?)`,
      )
      .run(id, end, end === null ? null : 'quit');
  const interval = (sessionId: string, state: string, from: number, to: number | null): void =>
    void raw
      .prepare(
        `insert into state_interval (session_id, agent_id, project_id, practice, state, reason, from_at, to_at) values (?, 'a', 'p', 0, ?, ?, ?, ?)`,
      )
      .run(sessionId, state, state === 'not-ready' ? 'lunch' : null, from, to);
  session('over', 100);
  interval('over', 'ready', 0, 40);
  interval('over', 'handling', 40, 60);
  interval('over', 'not-ready', 60, 70);
  interval('over', 'ready', 70, 100);
  session('running', null);
  interval('running', 'ready', 100, null);
  await migrateTo('0035-figures');
  expect(raw.prepare('select session_id, state, reason, ms, beside_ms from session_sums order by state').all()).toEqual(
    [
      { session_id: 'over', state: 'handling', reason: '', ms: 20, beside_ms: 20 },
      { session_id: 'over', state: 'not-ready', reason: 'lunch', ms: 10, beside_ms: 0 },
      { session_id: 'over', state: 'ready', reason: '', ms: 70, beside_ms: 0 },
    ],
  );
});
