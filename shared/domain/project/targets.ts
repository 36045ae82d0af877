import type { ProjectTarget, TargetKind } from './project-plan.ts';

/** Today's figures of one agent for one project, by what can be aimed at; null where there is nothing to count yet. */
export type TargetFigures = Readonly<Record<TargetKind, number | null>>;

/** A target and how far the agent is today. */
export type TargetState = ProjectTarget & { readonly reached: number | null };

/** Fewer seconds are better; of everything else more. Null while there is nothing to count. */
export function isMet({ kind, value, reached }: TargetState): boolean | null {
  if (reached === null) return null;
  return kind === 'answer-seconds' || kind === 'handle-seconds' ? reached <= value : reached >= value;
}
