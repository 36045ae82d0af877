import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0024-dispatch adds the table, and lets nothing be queued without a time or closed without one', async () => {
  const { raw, migrateTo } = await fileAt('0023-quotes');
  await migrateTo('0024-dispatch');
  expect(raw.pragma('user_version', { simple: true })).toBe(24);
  raw.pragma('foreign_keys = off');
  const add = raw.prepare(
    `insert into dispatch (id, project_id, practice, kind, article, channel, to_name, address, language, subject, body, materials, state, attempts, next_at, reply, closed_at, version, created_at, created_by, updated_at, updated_by)
     values (?, 'p', 0, 'brochure', '', 'mail', '', ?, 'nl', '', '', '[]', ?, 0, ?, '', ?, 1, 1, 'o', 1, 'o')`,
  );
  add.run('a', 'a@b.nl', 'queued', 5, null);
  add.run('b', 'a@b.nl', 'sent', null, 5);
  expect(() => add.run('c', 'a@b.nl', 'queued', null, null)).toThrow('CHECK');
  expect(() => add.run('d', 'a@b.nl', 'sent', null, null)).toThrow('CHECK');
  expect(() => add.run('e', '', 'prepared', null, null)).toThrow('CHECK');
});
