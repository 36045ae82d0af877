import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0003-recordings adds an empty table and touches nothing else', async () => {
  const { raw, migrateTo } = await fileAt('0002-contact-search');
  const tables = (): readonly string[] =>
    raw
      .prepare<[], { name: string }>("select name from sqlite_schema where type = 'table'")
      .all()
      .map(({ name }) => name);
  const before = tables();
  const projects = raw.prepare('select * from project').all();
  await migrateTo('0003-recordings');
  expect(tables().filter((name) => !before.includes(name))).toEqual(['recording']);
  expect(raw.prepare('select * from project').all()).toEqual(projects);
  expect(raw.prepare('select * from recording').all()).toEqual([]);
});
