import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0017-improvement adds the tables, and finds remarks by parts of their words also after a change', async () => {
  const { raw, migrateTo } = await fileAt('0016-agreements');
  await migrateTo('0017-improvement');
  expect(raw.pragma('user_version', { simple: true })).toBe(17);
  raw.pragma('foreign_keys = off');
  const add = raw.prepare(
    `insert into remark (id, project_id, practice, kind, text, product, contact_name, interaction_id, department, source, group_id, state, answer, closed_at, version, created_at, created_by, updated_at, updated_by)
     values (?, 'p', 0, 'question', ?, '', '', ?, '', ?, ?, ?, '', ?, 1, 1, 'o', 1, 'o')`,
  );
  add.run('a', 'Café levertijd', 'i', 'form', 'a', 'new', null);
  const found = (words: string): unknown => raw.prepare('select count(*) as n from remark_words where remark_words match ?').get(words);
  expect(found('"lever"')).toEqual({ n: 1 });
  expect(found('"cafe"')).toEqual({ n: 1 });
  raw.prepare("update remark set text = 'openingstijden' where id = 'a'").run();
  expect(found('"lever"')).toEqual({ n: 0 });
  expect(found('"opening"')).toEqual({ n: 1 });
  expect(() => add.run('b', '', 'i', 'form', 'b', 'new', null)).toThrow('UNIQUE');
  expect(() => add.run('c', '', null, 'person', 'c', 'done', null)).toThrow('CHECK');
});
