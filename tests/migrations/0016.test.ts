import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0016-agreements adds the tables, and lets nothing be both open and settled', async () => {
  const { raw, migrateTo } = await fileAt('0015-forms');
  await migrateTo('0016-agreements');
  expect(raw.pragma('user_version', { simple: true })).toBe(16);
  raw.pragma('foreign_keys = off');
  const add = raw.prepare(
    `insert into agreement (id, project_id, practice, to_whom, what, owner_id, due_at, state, closed_at, result, version, created_at, created_by, updated_at, updated_by)
     values (?, 'p', 0, '', ?, 'o', 1, ?, ?, '', 1, 1, 'o', 1, 'o')`,
  );
  add.run('a', 'call', 'open', null);
  add.run('b', 'call', 'kept', 5);
  expect(() => add.run('c', 'call', 'kept', null)).toThrow('CHECK');
  expect(() => add.run('d', '', 'open', null)).toThrow('CHECK');
  const offer = raw.prepare(
    "insert into hand_over (id, agreement_id, from_id, to_id, department, note, state, offered_at, answered_at, reason) values (?, 'a', 'o', ?, ?, '', ?, 1, ?, '')",
  );
  offer.run('1', 'x', '', 'returned', 2);
  offer.run('2', 'x', '', 'offered', null);
  expect(() => offer.run('3', null, 'Sales', 'offered', null)).toThrow('UNIQUE');
  expect(() => offer.run('4', null, '', 'returned', 2)).toThrow('CHECK');
});
