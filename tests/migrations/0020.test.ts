import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0020-verification keeps what was confirmed of a caller with the call, and nothing for those before', async () => {
  const { raw, migrateTo } = await fileAt('0019-import-consents');
  raw.pragma('foreign_keys = off');
  const columns = (): readonly string[] => (raw.pragma('table_info(interaction)') as { name: string }[]).map(({ name }) => name);
  expect(columns()).not.toContain('verification');
  await migrateTo('0020-verification');
  expect(raw.pragma('user_version', { simple: true })).toBe(20);
  expect(columns()).toContain('verification');
});
