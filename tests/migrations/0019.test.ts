import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0019-import-consents adds the notes of what an import told', async () => {
  const { raw, migrateTo } = await fileAt('0018-project-plans');
  await migrateTo('0019-import-consents');
  expect(raw.pragma('user_version', { simple: true })).toBe(19);
  const note = raw.prepare('insert into import_consent (run, contact_id, kind, id) values (1, ?, ?, ?)');
  note.run('c', 'consent', 'a');
  note.run('c', 'objection', 'a');
  expect(() => note.run('c', 'consent', 'a')).toThrow('UNIQUE');
  expect(() => note.run('c', 'letter', 'b')).toThrow('CHECK');
});
