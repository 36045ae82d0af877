import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0029-call-lists counts its entries by itself, and an objection takes its person off every list in the same transaction', async () => {
  const { raw, migrateTo } = await fileAt('0028-hand-over-outside');
  await migrateTo('0029-call-lists');
  expect(raw.pragma('user_version', { simple: true })).toBe(29);
  raw.pragma('foreign_keys = off');
  const project = (id: string, purpose: string): void => void raw.exec(`insert into project (id, key, name, kind, purpose, active, plan, created_at, updated_at) values ('${id}', '${id}', '${id}', 'service', '${purpose}', 1, '{}', 1, 1)`);
  const list = (id: string, of: string): void =>
    void raw.exec(`insert into call_list (id, project_id, practice, name, state, order_rule, rules, created_at, created_by, updated_at, updated_by) values ('${id}', '${of}', 0, 'x', 'active', 'as-found', '{}', 1, 'a', 1, 'a')`);
  project('selling', 'sales');
  project('serving', 'service');
  list('s', 'selling');
  list('v', 'serving');
  raw.exec(`insert into list_entry (list_id, contact_id, rank, state, updated_at) values ('s', 'p', 1, 'fresh', 1), ('s', 'q', 2, 'fresh', 1), ('v', 'p', 1, 'fresh', 1)`);
  const counts = (id: string): unknown => raw.prepare('select fresh, waiting, done, removed, reached from call_list where id = ?').get(id);
  expect(counts('s')).toEqual({ fresh: 2, waiting: 0, done: 0, removed: 0, reached: 0 });
  raw.exec(`update list_entry set state = 'done', why = 'reached' where contact_id = 'q'`);
  expect(counts('s')).toEqual({ fresh: 1, waiting: 0, done: 1, removed: 0, reached: 1 });
  raw.exec(
    `insert into contact_objection (objection_id, contact_id, number, purpose, channel, note, created_at, updated_at) values ('o', 'p', null, 'sales', 'phone', '', 5, 5)`,
  );
  expect(raw.prepare(`select list_id, state, why from list_entry where contact_id = 'p' order by list_id`).all()).toEqual([
    { list_id: 's', state: 'removed', why: 'objection' },
    { list_id: 'v', state: 'fresh', why: null },
  ]);
  expect(counts('s')).toEqual({ fresh: 0, waiting: 0, done: 1, removed: 1, reached: 1 });
  raw.exec(`update contact_objection set withdrawn_at = 9 where objection_id = 'o'`);
  expect(counts('s')).toEqual({ fresh: 1, waiting: 0, done: 1, removed: 0, reached: 1 });
  expect(() => raw.exec(`insert into list_entry (list_id, contact_id, rank, state, updated_at) values ('s', 'p', 9, 'fresh', 1)`)).toThrow('UNIQUE');
});
