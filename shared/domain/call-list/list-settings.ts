/** How the next one is dialled. `preview`: by the agent. `timed`: by itself after some seconds. `power`: at once after the outcome. */
export const LIST_MODES = ['preview', 'timed', 'power'] as const;
export type ListMode = (typeof LIST_MODES)[number];

/** The countdown of a timed preview, seconds. */
export const COUNTDOWN_SECONDS = { least: 3, most: 120 } as const;
/** How much more often a list is taken from than one of weight 1, when several are worked together. */
export const MOST_WEIGHT = 10;

/** What a list is to come to. */
export type ListGoal = {
  /** Conversations with a result. */
  readonly results: number;
  /** Wall-clock ms; null for no end. */
  readonly until: number | null;
  /** Nobody more is called once it is reached or its last day is past. */
  readonly stops: boolean;
};

/** How a list is worked. Amounts in cents. */
export type ListSettings = {
  readonly mode: ListMode;
  readonly countdownSeconds: number;
  readonly weight: number;
  /** Of an agent's hour; null where it is not told. */
  readonly costPerHour: number | null;
  /** Of a minute of conversation. */
  readonly costPerMinute: number | null;
  readonly goal: ListGoal | null;
};

export const DEFAULT_SETTINGS: ListSettings = { mode: 'preview', countdownSeconds: 8, weight: 1, costPerHour: null, costPerMinute: null, goal: null };
