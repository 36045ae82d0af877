import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0007-call-quality adds an empty table', async () => {
  const { raw, migrateTo } = await fileAt('0006-call-codec');
  await migrateTo('0007-call-quality');
  expect(raw.prepare('select * from call_quality').all()).toEqual([]);
  expect(raw.pragma('user_version', { simple: true })).toBe(7);
});
