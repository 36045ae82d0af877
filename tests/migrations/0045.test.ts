import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0045-team-mean takes the files that are there for files of one person', async () => {
  const { raw, migrateTo } = await fileAt('0043-entry-priority');
  raw.pragma('foreign_keys = off');
  const add = (id: string, more = ''): void =>
    void raw.exec(
      `insert into team_figures (id, key, fingerprint, person_id, name, span, from_day, to_day, counted_at, digest, sums, opened_at, opened_by ${more === '' ? '' : ', people'})
       values ('${id}', 'k', 'f', '${id}', 'Bo', 'week', '2026-11-16', '2026-11-23', 1, 'd', '{}', 2, 'a' ${more})`,
    );
  add('1');
  await migrateTo('0045-team-mean');
  raw.pragma('foreign_keys = off');
  add('2', ', 4');
  expect(() => add('3', ', 0')).toThrow(/CHECK/u);
  expect(raw.prepare('select id, people from team_figures order by id').all()).toEqual([
    { id: '1', people: 1 },
    { id: '2', people: 4 },
  ]);
});
