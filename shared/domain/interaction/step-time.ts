import type { Interaction } from './interaction.ts';

/** Notes when the step on screen came up; the same object where it is the step that was on screen before. @param at wall-clock ms */
export function withStepTime(before: Interaction, after: Interaction, at: number): Interaction {
  const same = after.script.path.length === before.script.path.length && after.script.path.at(-1) === before.script.path.at(-1);
  return same ? after : { ...after, script: { ...after.script, since: at } };
}

/** When the step on screen came up, wall-clock ms: for the first one when the conversation began. */
export function stepSince({ script, startedAt, answeredAt }: Pick<Interaction, 'script' | 'startedAt' | 'answeredAt'>): number {
  return Math.max(script.since ?? startedAt, answeredAt ?? startedAt);
}
