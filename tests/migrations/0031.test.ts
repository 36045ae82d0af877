import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0031-letters keeps letters of customers that are there, of a day that is one', async () => {
  const { raw, migrateTo } = await fileAt('0030-list-work');
  const columns = raw.prepare(`select name, type from pragma_table_info('contact') where "notnull" = 1 and dflt_value is null and pk = 0`).all() as readonly { name: string; type: string }[];
  const values = columns.map(({ name, type }) => (name === 'id' ? "'p'" : name === 'salutation' ? "'none'" : type === 'TEXT' ? "''" : '0'));
  raw.exec(`insert into contact (${columns.map(({ name }) => name).join(', ')}) values (${values.join(', ')})`);
  await migrateTo('0031-letters');
  expect(raw.pragma('user_version', { simple: true })).toBe(31);
  const note = (id: string, contact: string, day: string, direction = 'received'): void =>
    void raw
      .prepare(
        `insert into letter (id, contact_id, direction, channel, day, at, subject, text, created_at, created_by, updated_at, updated_by) values (?, ?, ?, 'post', ?, 1, '', '', 1, 'a', 1, 'a')`,
      )
      .run(id, contact, direction, day);
  note('l', 'p', '2026-02-28');
  expect(() => note('m', 'q', '2026-02-28')).toThrow('FOREIGN KEY');
  expect(() => note('m', 'p', '28-2-2026')).toThrow('CHECK');
  expect(() => note('m', 'p', '2026-02-28', 'lost')).toThrow('CHECK');
  expect(raw.prepare('select id, removed_at from letter').all()).toEqual([{ id: 'l', removed_at: null }]);
});
