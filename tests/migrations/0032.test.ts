import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0032-callbacks leaves every promise what it was, and knows callbacks by the clock of the customer', async () => {
  const { raw, migrateTo } = await fileAt('0031-letters');
  raw.pragma('foreign_keys = off');
  const add = (id: string, more = '', values = ''): void =>
    void raw.exec(`insert into agreement (id, project_id, practice, to_whom, what, owner_id, due_at, state, result, version, created_at, created_by, updated_at, updated_by${more}) values ('${id}', 'p', 0, 'Anna', 'Bel', 'a', 5, 'open', '', 1, 1, 'a', 1, 'a'${values})`);
  add('before');
  await migrateTo('0032-callbacks');
  expect(raw.prepare('select callback_zone, for_anyone from agreement').all()).toEqual([{ callback_zone: null, for_anyone: 0 }]);
  add('callback', ', callback_zone, for_anyone', `, 'Europe/Lisbon', 1`);
  expect(() => add('wrong', ', callback_zone', `, ''`)).toThrow('CHECK');
  expect(() => add('wrong', ', callback_zone, for_anyone', `, 'Europe/Lisbon', 2`)).toThrow('CHECK');
});
