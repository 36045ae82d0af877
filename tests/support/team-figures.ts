// Figures files as people of a team give them.
import type { FiguresFile, TeamFile } from '../../shared/domain/figures/figures-file.ts';
import { emptyTally, type CountKey, type Sums } from '../../shared/domain/figures/sums.ts';

/** Whole minutes of talk in so many calls, and half an hour of Ready. */
export function someSums(calls: number, talkMinutes: number): Sums {
  const tally = emptyTally();
  tally.time.talking = talkMinutes * 60_000;
  tally.time.ready = 1_800_000;
  tally.counts.callsIn = calls;
  return tally;
}

/** The week of Monday 16 November 2026. */
export function figuresFile(given: Partial<FiguresFile> = {}): FiguresFile {
  return {
    person: { id: '0190a000-0000-7000-8000-00000000000a', name: 'Bo Janssen' },
    ...{
      project: null,
      span: 'week',
      from: '2026-11-16',
      to: '2026-11-23',
      countedAt: new Date(2026, 10, 20, 17).getTime(),
      sums: someSums(10, 60),
      people: 1,
    },
    ...given,
  };
}

export function teamFile(id: string, name: string, given: Partial<TeamFile> = {}): TeamFile {
  return {
    ...figuresFile(),
    id,
    person: { id: `0190a000-0000-7000-8000-${id.padStart(12, '0')}`, name },
    fingerprint: `${id} key`,
    openedAt: 1,
    ...given,
  };
}

/** The same, with one count that does not belong there. */
export const withCount = (file: FiguresFile, key: CountKey, value: unknown): unknown => ({
  ...file,
  sums: { ...file.sums, counts: { ...file.sums.counts, [key]: value } },
});
