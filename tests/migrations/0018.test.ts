import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0018-project-plans gives every project an empty plan and keeps the rest', async () => {
  const { raw, migrateTo } = await fileAt('0017-improvement');
  const before = raw.prepare('select id, key, name, purpose from project order by id').all();
  await migrateTo('0018-project-plans');
  expect(raw.pragma('user_version', { simple: true })).toBe(18);
  expect(raw.prepare('select id, key, name, purpose from project order by id').all()).toEqual(before);
  expect(raw.prepare('select distinct plan from project').all()).toEqual([{ plan: '{}' }]);
});
