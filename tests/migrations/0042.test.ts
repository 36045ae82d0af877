import { expect, test } from 'vitest';

import { fileAt } from './support.ts';

test('0042-team-figures makes room for files of the team, one of each person, period and project, and keeps what is there', async () => {
  const { raw, migrateTo } = await fileAt('0041-taken-back');
  const before = raw.prepare('select count(*) from project').pluck().get();
  await migrateTo('0042-team-figures');
  raw.pragma('foreign_keys = off');
  const add = (id: string, span = 'week'): void =>
    void raw.exec(
      `insert into team_figures (id, key, fingerprint, person_id, name, span, from_day, to_day, counted_at, digest, sums, opened_at, opened_by)
       values ('${id}', 'k', 'f', 'p', 'Bo', '${span}', '2026-11-16', '2026-11-23', 1, 'd', '{}', 2, 'a')`,
    );
  add('1');
  add('2', 'month');
  expect(() => add('3')).toThrow(/UNIQUE/u);
  expect(() => add('4', 'century')).toThrow(/CHECK/u);
  expect(raw.prepare('select id, project from team_figures order by id').all()).toEqual([
    { id: '1', project: '' },
    { id: '2', project: '' },
  ]);
  expect(raw.prepare('select count(*) from project').pluck().get()).toBe(before);
});
