import type { ProjectTarget, TargetKind } from '../project/project-plan.ts';
import { FIGURE_KEYS, figureKind, type FigureKey } from './figures.ts';
import type { Whose } from './report.ts';
import type { Sums } from './sums.ts';

/** A target and how far somebody is. */
export type TargetState = ProjectTarget & { readonly reached: number | null };

const MS_PER_SECOND = 1_000;

/** The figure that a target is set for. */
export function figureOf(kind: TargetKind): FigureKey | null {
  return FIGURE_KEYS.find((key) => figureKind(key).target === kind) ?? null;
}

/** How far a target is, in its own unit: seconds, per cent, a number, or minor units of money. Null while there is nothing to count. */
export function reachedOf(kind: TargetKind, sums: Sums): number | null {
  const key = figureOf(kind);
  const value = key === null ? null : figureKind(key).of(sums);
  return value === null || key === null ? null : figureKind(key).unit === 'duration' ? value / MS_PER_SECOND : value;
}

/** A target in the unit of its figure. */
export function inFigureUnit({ kind, value }: Pick<ProjectTarget, 'kind' | 'value'>): number {
  return kind.endsWith('-seconds') ? value * MS_PER_SECOND : value;
}

/** The targets that hold for somebody, one of each kind: a person's own before everybody's; for all together those of the team. */
export function targetsFor(targets: readonly ProjectTarget[], whose: Whose): readonly ProjectTarget[] {
  const mine = targets.filter((target) =>
    whose === 'team'
      ? target.for === 'team'
      : target.for === undefined || target.for === 'each' || target.for === whose,
  );
  return mine.filter((target, index) => {
    const alike = mine.filter(({ kind }) => kind === target.kind);
    return (alike.find((each) => each.for === whose) ?? alike[0]) === target && mine.indexOf(target) === index;
  });
}

/** Fewer seconds are better; of everything else more. Null while there is nothing to count. */
export function isMet({ kind, value, reached }: TargetState): boolean | null {
  if (reached === null) return null;
  return kind.endsWith('-seconds') ? reached <= value : reached >= value;
}
