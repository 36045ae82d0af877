import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0010-wrap-up leaves the interactions there are without a limit', async () => {
  const { raw, migrateTo } = await fileAt('0009-form-drafts');
  const before = raw.prepare("select name from pragma_table_info('interaction')").pluck().all();
  await migrateTo('0010-wrap-up');
  expect(raw.prepare("select name from pragma_table_info('interaction')").pluck().all()).toEqual([...before, 'wrap_up']);
  expect(raw.pragma('user_version', { simple: true })).toBe(10);
});
