/** The answer given at a step: the value that routes and the words that are shown and filled in. */
export type StepAnswer = { readonly value: string; readonly text: string };

/** How far a conversation has come in one version of a script. */
export type ScriptRun = {
  readonly scriptId: string;
  readonly version: number;
  /** Steps visited, oldest first; the last one is on screen. Never empty. */
  readonly path: readonly string[];
  readonly answers: Readonly<Record<string, StepAnswer>>;
  /** When the step on screen came up, wall-clock ms; absent for the first one and in runs of earlier versions. */
  readonly since?: number;
};
