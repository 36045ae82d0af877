import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0023-quotes adds quotes, each number once', async () => {
  const { raw, migrateTo } = await fileAt('0022-script-library');
  await migrateTo('0023-quotes');
  expect(raw.pragma('user_version', { simple: true })).toBe(23);
  raw.pragma('foreign_keys = off');
  const quote = raw.prepare("insert into quote values (?, '2026-0001', 'i', null, '{}', 1, 'a')");
  quote.run('1');
  expect(() => quote.run('2')).toThrow('UNIQUE');
});
