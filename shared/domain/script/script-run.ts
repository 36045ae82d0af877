import type { ChecklistItem } from './checklist-item.ts';
import type { LocalisedText } from './script.ts';

/** The answer given at a step: the value that routes and the words that are shown and filled in. */
export type StepAnswer = { readonly value: string; readonly text: string };

/** How far a conversation has come in one version of a script. */
export type ScriptRun = {
  readonly scriptId: string;
  readonly version: number;
  /** Steps visited, oldest first; the last one is on screen. Never empty. */
  readonly path: readonly string[];
  readonly answers: Readonly<Record<string, StepAnswer>>;
  /** The objection whose reply is on screen; back to the step with `null` or by going anywhere. */
  readonly objection?: string | null;
  /** Objections that came up, in order, each once. */
  readonly raised?: readonly string[];
  /** What became of the hints to offer something more, by id. */
  readonly hints?: Readonly<Record<string, 'accepted' | 'declined'>>;
  /** Chosen in the conversation; that of the customer when left out. */
  readonly language?: keyof LocalisedText;
  /** What of the checklist the agent ticked, or took the tick from, by hand. */
  readonly ticks?: Partial<Readonly<Record<ChecklistItem, boolean>>>;
  /** When the step on screen came up, wall-clock ms; absent for the first one and in runs of earlier versions. */
  readonly since?: number;
};
