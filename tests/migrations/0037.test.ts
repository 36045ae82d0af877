import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0037-list-fields leaves the rows of imports as they are and takes what a list says', async () => {
  const { raw, migrateTo } = await fileAt('0033-call-talk');
  raw.exec('insert into import_change (run, row, contact_seq, version, added) values (1, 2, 3, 4, 1); insert into import_known (run, row, contact_seq) values (1, 5, 6)');
  await migrateTo('0037-list-fields');
  expect(raw.prepare('select * from import_change').all()).toEqual([{ run: 1, row: 2, contact_seq: 3, version: 4, added: 1, listed: null }]);
  expect(raw.prepare('select * from import_known').all()).toEqual([{ run: 1, row: 5, contact_seq: 6, listed: null }]);
  expect(raw.prepare(`select count(*) from pragma_table_info('list_entry') where name = 'fields'`).pluck().get()).toBe(1);
  expect(raw.prepare(`select count(*) from pragma_table_info('interaction') where name = 'call_list'`).pluck().get()).toBe(1);
});
