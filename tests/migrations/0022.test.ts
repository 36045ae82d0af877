import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0022-script-library keeps the newest version of each script in use, and only one', async () => {
  const { raw, migrateTo } = await fileAt('0021-articles');
  raw.pragma('foreign_keys = off');
  const add = raw.prepare("insert into script_version (script_id, version, body, created_at, created_by) values (?, ?, '{}', 1, null)");
  add.run('a', 1);
  add.run('a', 2);
  add.run('b', 1);
  await migrateTo('0022-script-library');
  expect(raw.pragma('user_version', { simple: true })).toBe(22);
  expect(raw.prepare('select script_id, version, status from script_version order by script_id, version').all()).toEqual([
    { script_id: 'a', version: 1, status: 'retired' },
    { script_id: 'a', version: 2, status: 'in-use' },
    { script_id: 'b', version: 1, status: 'in-use' },
  ]);
  expect(() => raw.exec("update script_version set status = 'in-use'")).toThrow('UNIQUE');
  expect(() => raw.exec("update script_version set status = 'lost' where version = 2")).toThrow('CHECK');
});
