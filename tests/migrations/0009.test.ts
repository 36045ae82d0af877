import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0009-form-drafts adds an empty table', async () => {
  const { raw, migrateTo } = await fileAt('0008-customer-file');
  await migrateTo('0009-form-drafts');
  expect(raw.prepare('select * from form_draft').all()).toEqual([]);
  expect(raw.pragma('user_version', { simple: true })).toBe(9);
});
