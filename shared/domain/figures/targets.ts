import type { ProjectTarget, TargetKind } from '../project/project-plan.ts';
import { FIGURE_KEYS, figureKind, type FigureKey } from './figures.ts';
import type { Span } from './period.ts';
import type { TargetApart, Whose } from './report.ts';
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

/**
 * The targets that hold for somebody in these projects together. One has a line where it says the same in each of them, or is set for that
 * person or team alone; results add up over projects, so that a target for them is one of a project.
 */
export function targetsTogether(
  projects: readonly { readonly name: string; readonly targets: readonly ProjectTarget[] }[],
  whose: Whose,
  span: Span,
): { readonly targets: readonly ProjectTarget[]; readonly apart: readonly TargetApart[] } {
  const found = projects.flatMap(({ name, targets }) => targetsFor(targets, whose).map((target) => ({ project: name, target })));
  const targets: ProjectTarget[] = [];
  const apart: TargetApart[] = [];
  for (const kind of new Set(found.map(({ target }) => target.kind))) {
    const alike = found.filter(({ target }) => target.kind === kind);
    const own = alike.filter(({ target }) => target.for === whose);
    const everywhere = own.length > 0 ? own : alike.length === projects.length ? alike : [];
    const [first] = everywhere;
    const isOne = first !== undefined && everywhere.every(({ target }) => target.value === first.target.value) && (kind !== 'results-per-day' || projects.length === 1);
    if (isOne && (span === 'day' || kind !== 'results-per-day')) targets.push(first.target);
    else apart.push({ kind, why: isOne ? 'day' : 'projects', of: alike.map(({ project, target }) => ({ project, value: target.value })) });
  }
  return { targets, apart };
}

/** Fewer seconds are better; of everything else more. Null while there is nothing to count. */
export function isMet({ kind, value, reached }: TargetState): boolean | null {
  if (reached === null) return null;
  return kind.endsWith('-seconds') ? reached <= value : reached >= value;
}
