import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0030-list-work gives every list its part 0 with its counts, and keeps parts and results in step with the entries', async () => {
  const { raw, migrateTo } = await fileAt('0029-call-lists');
  raw.pragma('foreign_keys = off');
  raw.exec(`insert into project (id, key, name, kind, purpose, active, plan, created_at, updated_at) values ('p', 'p', 'p', 'service', 'sales', 1, '{}', 1, 1)`);
  const list = (id: string): void =>
    void raw.exec(`insert into call_list (id, project_id, practice, name, state, order_rule, rules, created_at, created_by, updated_at, updated_by) values ('${id}', 'p', 0, 'x', 'active', 'as-found', '{}', 1, 'a', 1, 'a')`);
  list('old');
  raw.exec(`insert into list_entry (list_id, contact_id, rank, state, updated_at) values ('old', 'c', 1, 'fresh', 1), ('old', 'd', 2, 'fresh', 1)`);
  raw.exec(`insert into call_attempt (entry_id, contact_id, number, agent_id, at, ended_at, result) values (1, 'c', '+31', 'a', ${Date.UTC(2026, 0, 14, 9)}, 2, 'busy')`);
  await migrateTo('0030-list-work');
  raw.pragma('foreign_keys = off');
  expect(raw.pragma('user_version', { simple: true })).toBe(30);
  const part = (of: string, id = 0): unknown => raw.prepare('select fresh, waiting, done, reached, results from list_segment where list_id = ? and id = ?').get(of, id);
  expect(part('old')).toEqual({ fresh: 2, waiting: 0, done: 0, reached: 0, results: 0 });
  expect(raw.prepare('select list_id, talk_ms from call_attempt').get()).toEqual({ list_id: 'old', talk_ms: 0 });
  expect(raw.prepare('select week_hour from call_attempt').pluck().get()).toBe(((new Date(Date.UTC(2026, 0, 14, 9)).getDay() + 6) % 7) * 24 + new Date(Date.UTC(2026, 0, 14, 9)).getHours());

  list('new');
  raw.exec(`insert into list_segment (list_id, id, name, quota) values ('new', 1, 'Utrecht', 10)`);
  raw.exec(`insert into list_entry (list_id, contact_id, rank, state, segment, updated_at) values ('new', 'c', 1, 'fresh', 1, 1)`);
  raw.exec(`insert into call_attempt (id, entry_id, contact_id, number, agent_id, at, ended_at, result, call_id, list_id) values (9, 3, 'c', '+31', 'a', 5, 6, 'answered', 'k', 'new')`);
  raw.exec(`update list_entry set state = 'done', why = 'reached' where id = 3`);
  expect(part('new', 1)).toEqual({ fresh: 0, waiting: 0, done: 1, reached: 1, results: 0 });
  // Registered, and put right afterwards.
  raw.exec(`insert into call (id, interaction_id, project_id, practice, agent_id, direction, remote_uri, remote_raw, display_name, sip_call_id, started_at, hold_ms, seen, created_at, updated_at)
    values ('k', 'i', 'p', 0, 'a', 'out', '', '', '', '', 5, 0, 1, 1, 1)`);
  raw.exec(`insert into registration (interaction_id, project_id, practice, agent_id, state, completed_at, form_id, form_version, outcome, meaning, form_values, created_at, updated_at)
    values ('i', 'p', 0, 'a', 'completed', 6, 'f', 1, 'ordered', 'sale', '{}', 1, 1)`);
  expect(part('new', 1)).toMatchObject({ reached: 1, results: 1 });
  expect(raw.prepare(`select results from call_list where id = 'new'`).pluck().get()).toBe(1);
  raw.exec(`update registration set meaning = 'unworkable'`);
  expect(part('new', 1)).toMatchObject({ reached: 1, results: 0 });
  raw.exec('delete from call_attempt; delete from list_entry where id = 3');
  expect(part('new', 1)).toEqual({ fresh: 0, waiting: 0, done: 0, reached: 0, results: 0 });
});
