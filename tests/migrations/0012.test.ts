import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0012-contact-files adds empty tables', async () => {
  const { raw, migrateTo } = await fileAt('0011-duplicates-and-timeline');
  await migrateTo('0012-contact-files');
  for (const table of ['import_run', 'import_change', 'import_organisation', 'import_mapping'])
    expect(raw.prepare(`select * from ${table}`).all()).toEqual([]);
  expect(raw.pragma('user_version', { simple: true })).toBe(12);
});
