import type { FigureKind } from './figures.ts';
import { loggedInMs, type Sums } from './sums.ts';

/** A mean of fewer people would tell what one of them did. */
export const LEAST_PEOPLE = 3;

/** What the people of a team did together, to see one's own figure beside their mean. */
export type TeamMean = {
  readonly sums: Sums;
  /** Of whom anything is on record. */
  readonly people: number;
  /** Wall-clock ms. */
  readonly countedAt: number;
  /** Whether it came as a file from who leads the team, or everybody works here. */
  readonly source: 'file' | 'here';
};

/** Whether anything of somebody's work is in it. */
export const hasWork = (sums: Sums): boolean => loggedInMs(sums) > 0 || Object.values(sums.counts).some((count) => count !== 0);

/**
 * The mean of a figure: of what adds up (time, counts) the sum for each person, of everything else the formula on what all did together, so that
 * whoever had more calls weighs more. Null while there is nothing to divide by.
 */
export function meanOf({ of, unit }: FigureKind, { sums, people }: Pick<TeamMean, 'sums' | 'people'>): number | null {
  const together = of(sums);
  return together === null || people < 1 ? null : unit === 'time' || unit === 'count' ? together / people : together;
}
