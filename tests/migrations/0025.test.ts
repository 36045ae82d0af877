import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0025-knowledge adds the tables, and finds what is written without accents, also after a change', async () => {
  const { raw, migrateTo } = await fileAt('0024-dispatch');
  await migrateTo('0025-knowledge');
  expect(raw.pragma('user_version', { simple: true })).toBe(25);
  raw.pragma('foreign_keys = off');
  const add = raw.prepare(
    `insert into knowledge (id, kind, title_en, title_nl, body_en, body_nl, beside, valid_from, valid_to, must_read, version, created_at, created_by, updated_at, updated_by)
     values (?, 'article', '', 'Garantie op cafétafels', '', '', '[]', 10, ?, 0, 1, 1, 'o', 1, 'o')`,
  );
  add.run('a', null);
  const found = (words: string): unknown => raw.prepare('select count(*) as n from knowledge_words where knowledge_words match ?').get(words);
  expect(found('"cafet" *')).toEqual({ n: 1 });
  raw.prepare("update knowledge set title_nl = 'Levertijden' where id = 'a'").run();
  expect(found('"cafet" *')).toEqual({ n: 0 });
  expect(found('"lever" *')).toEqual({ n: 1 });
  expect(() => add.run('b', 10)).toThrow('CHECK');
});
