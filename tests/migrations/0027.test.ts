import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0027-article-imports adds the tables, and rows belong to an import', async () => {
  const { raw, migrateTo } = await fileAt('0026-registration-history');
  await migrateTo('0027-article-imports');
  expect(raw.pragma('user_version', { simple: true })).toBe(27);
  expect(() => raw.prepare("insert into article_import_row (import_id, code_key, body) values ('nobody', 'x', '{}')").run()).toThrow('FOREIGN KEY');
});
