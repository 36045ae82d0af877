/** Levels at which speech begins and ends (linear, peak), and how long it must be quiet: a breath is not the end. */
export const SPEECH_START_LEVEL = 0.03;
export const SPEECH_END_LEVEL = 0.015;
export const SPEECH_HANGOVER_MS = 700;

export type SpeechDetector = {
  /** One reading: level 0..1 at a time in ms of a monotonic clock. */
  readonly hear: (level: number, atMs: number) => void;
  /** Nothing more is measured. */
  readonly end: () => void;
};

/** Tells when the agent starts and stops speaking, from levels that arrive a few times a second. */
export function createSpeechDetector(onChange: (speaking: boolean) => void): SpeechDetector {
  let speaking = false;
  let lastHeard = 0;
  const set = (next: boolean): void => {
    if (next === speaking) return;
    speaking = next;
    onChange(next);
  };
  return {
    hear: (level, atMs) => {
      if (level >= (speaking ? SPEECH_END_LEVEL : SPEECH_START_LEVEL)) {
        lastHeard = atMs;
        set(true);
      } else if (speaking && atMs - lastHeard >= SPEECH_HANGOVER_MS) set(false);
    },
    end: () => set(false),
  };
}
