import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0038-letter-changes counts what is there as the first version, and keeps what a change found', async () => {
  const { raw, migrateTo } = await fileAt('0037-list-fields');
  const columns = raw.prepare(`select name, type from pragma_table_info('contact') where "notnull" = 1 and dflt_value is null and pk = 0`).all() as readonly { name: string; type: string }[];
  const values = columns.map(({ name, type }) => (name === 'id' ? "'c'" : name === 'salutation' ? "'none'" : type === 'TEXT' ? "''" : '0'));
  raw.exec(`insert into contact (${columns.map(({ name }) => name).join(', ')}) values (${values.join(', ')})`);
  raw.exec(
    "insert into letter (id, contact_id, direction, channel, day, at, subject, text, created_at, created_by, updated_at, updated_by) values ('l', 'c', 'sent', 'post', '2026-01-02', 1, 'Invoice', '', 1, 'a', 1, 'a')",
  );
  await migrateTo('0038-letter-changes');
  expect(raw.prepare('select subject, version from letter').all()).toEqual([{ subject: 'Invoice', version: 1 }]);
  const keep = raw.prepare("insert into letter_version (letter_id, version, at, by, before) values (?, 2, 1, 'a', '{}')");
  keep.run('l');
  expect(() => keep.run('l')).toThrow(/UNIQUE/u);
  expect(() => keep.run('nobody')).toThrow(/FOREIGN KEY/u);
});
