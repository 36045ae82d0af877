import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

/** What the data file does to find the rows that point to one. */
const REFERENCES = `select t.name as child, f."from" as "column", f."table" as parent
  from sqlite_schema t join pragma_foreign_key_list(t.name) f where t.type = 'table' and f."table" in ('contact', 'organisation')`;

test('0047-removal-indexes keeps what is there, and no table is read through for each customer or organisation that is removed', async () => {
  const { raw, migrateTo } = await fileAt('0046-counted-days');
  const scanned = (): readonly string[] =>
    (raw.prepare(REFERENCES).all() as readonly { child: string; column: string; parent: string }[])
      .filter(({ child, column }) =>
        (raw.prepare(`explain query plan select 1 from "${child}" where "${column}" = ?`).all('x') as readonly { detail: string }[]).some(({ detail }) => detail.startsWith('SCAN')),
      )
      .map(({ child, column }) => `${child}.${column}`);
  expect(scanned()).toContain('organisation.merged_into');
  const before = raw.prepare('select count(*) from organisation').pluck().get();
  await migrateTo('0047-removal-indexes');
  expect(scanned()).toEqual([]);
  expect(raw.prepare('select count(*) from organisation').pluck().get()).toBe(before);
});
