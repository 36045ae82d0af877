import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0041-taken-back counts nothing as taken back of the imports that are there', async () => {
  const { raw, migrateTo } = await fileAt('0038-letter-changes');
  raw.exec(
    `insert into import_run (id, practice, at, by, file_name, rule, says_language, total, skipped, rejected, status, position, added, updated, unchanged, gone)
     values ('r', 0, 1, 'a', 'klanten.csv', '{}', 0, 3, 0, 0, 'done', 3, 2, 1, 0, 0)`,
  );
  await migrateTo('0041-taken-back');
  expect(raw.prepare('select added, updated, removed, restored, kept from import_run').all()).toEqual([{ added: 2, updated: 1, removed: 0, restored: 0, kept: 0 }]);
});
