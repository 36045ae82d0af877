import fc from 'fast-check';
import { expect, it } from 'vitest';

import {
  dayStart,
  dayText,
  doubtfulFiles,
  sortTeam,
  teamPeriods,
} from '../../../../../shared/domain/figures/figures-file.ts';
import { FIGURE_KEYS, figureKind } from '../../../../../shared/domain/figures/figures.ts';
import { periodOf, SPANS } from '../../../../../shared/domain/figures/period.ts';
import { addUp, emptyTally } from '../../../../../shared/domain/figures/sums.ts';
import { someSums, teamFile } from '../../../../support/team-figures.ts';

it('writes the days of a period so that the same period comes back', () => {
  fc.assert(
    fc.property(
      // The year that holds the last of them ends in this century, whatever the zone.
      fc.integer({ min: Date.UTC(2001, 0, 2), max: Date.UTC(2098, 11, 30) }),
      fc.constantFrom(...SPANS),
      (at, span) => {
        const { from, to } = periodOf(span, at);
        expect([dayStart(dayText(from)), dayStart(dayText(to))]).toEqual([from, to]);
      },
    ),
  );
  for (const text of ['', '2026-02-30', '2026-13-01', '1999-01-01', '2026-1-1', '2026-01-01 '])
    expect(dayStart(text)).toBeNaN();
});

it('makes a table of each period and project, the latest first', () => {
  const files = [
    teamFile('1', 'Bo', { span: 'day', from: '2026-11-20', to: '2026-11-21' }),
    teamFile('2', 'Bo'),
    teamFile('3', 'Bo', { project: 'Spring' }),
    teamFile('4', 'Cas'),
  ];
  expect(teamPeriods(files).map(({ span, project, files: own }) => [span, project, own.map(({ id }) => id)])).toEqual([
    ['week', null, ['2', '4']],
    ['week', 'Spring', ['3']],
    ['day', null, ['1']],
  ]);
  expect(teamPeriods([])).toEqual([]);
});

it('doubts files of one person with two keys, by the id and by the name', () => {
  const bo = teamFile('1', 'Bo');
  const ids = (...files: readonly ReturnType<typeof teamFile>[]) => [...doubtfulFiles(files)];
  expect(ids(bo, teamFile('2', 'Cas'))).toEqual([]);
  expect(ids(bo, teamFile('2', ' bo '), teamFile('3', 'Cas'))).toEqual(['1', '2']);
  expect(ids(bo, teamFile('2', 'Bob', { person: { ...bo.person, name: 'Bob' } }))).toEqual(['1', '2']);
  // Two people of one name in one Balie.
  expect(ids(bo, teamFile('2', 'Bo', { fingerprint: bo.fingerprint }))).toEqual([]);
});

it('sorts by name and by any figure; who has none comes last both ways', () => {
  const files = [
    teamFile('1', 'Émile', { sums: someSums(2, 10) }),
    teamFile('2', 'Bo', { sums: emptyTally() }),
    teamFile('3', 'Zoë', { sums: someSums(2, 4) }),
  ];
  const names = (by: 'name' | 'aht', descending: boolean) =>
    sortTeam(files, { by, descending }, 'nl').map(({ person }) => person.name);
  expect(names('name', false)).toEqual(['Bo', 'Émile', 'Zoë']);
  expect(names('name', true)).toEqual(['Zoë', 'Émile', 'Bo']);
  expect(names('aht', false)).toEqual(['Zoë', 'Émile', 'Bo']);
  expect(names('aht', true)).toEqual(['Émile', 'Zoë', 'Bo']);
  for (const key of FIGURE_KEYS) expect(sortTeam(files, { by: key, descending: true }, 'nl')).toHaveLength(3);
});

it('counts all together from the added sums, not from the figures of each', () => {
  const { of } = figureKind('aht');
  const [one, other] = [someSums(1, 10), someSums(9, 9)];
  expect([of(one), of(other), of(addUp([one, other]))]).toEqual([600_000, 60_000, 114_000]);
});
