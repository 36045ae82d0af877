import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0006-call-codec gives old calls an unknown codec and keeps the rest of them', async () => {
  const { raw, migrateTo } = await fileAt('0005-transfer-and-directory');
  raw.pragma('foreign_keys = off');
  const columns = raw
    .prepare<[], { name: string; type: string; needed: number }>(
      `select name, type, "notnull" as needed from pragma_table_info('call')`,
    )
    .all();
  const values = columns.map(({ name, type, needed }) => {
    if (name === 'direction') return 'in';
    if (name === 'practice') return 0;
    if (needed === 0) return null;
    return type.toLowerCase() === 'integer' ? 1 : 'x';
  });
  const names = columns.map(({ name }) => name).join();
  raw.prepare(`insert into call (${names}) values (${columns.map(() => '?').join()})`).run(...values);
  const before = raw.prepare('select * from call').get() as object;
  await migrateTo('0006-call-codec');
  expect(raw.prepare('select * from call').get()).toEqual({ ...before, codec: '' });
});
