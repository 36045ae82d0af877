import { FRAME_MS } from '../../lib/sound/voice-activity.ts';

/** A stretch of speech, in ms since the call was answered. */
export type Run = readonly [from: number, to: number];

/** Words are no further apart than that; a longer gap ends a stretch of speech. */
export const WORD_GAP_MS = 250;
/** Less voice than this in one stretch was a click, a breath or a key of the keyboard. */
const SHORTEST_MS = 90;

/** The stretches of speech of one side, as its frames come in. */
export type SpeechRuns = {
  /** Those that are over. */
  readonly ended: readonly Run[];
  /** The one that goes on, or may turn out to be none; `voiced` is how much of it was voice, in ms. */
  readonly open: { readonly from: number; readonly to: number; readonly voiced: number } | null;
};

export const NO_SPEECH: SpeechRuns = { ended: [], open: null };

const isSpeech = ({ voiced }: NonNullable<SpeechRuns['open']>): boolean => voiced >= SHORTEST_MS;

/** @returns the same runs with the open one closed, where it was speech */
export function close({ ended, open }: SpeechRuns): SpeechRuns {
  return open === null || !isSpeech(open) ? { ended, open: null } : { ended: [...ended, [open.from, open.to]], open: null };
}

/**
 * Adds frames in their order.
 * @param from where the first of them begins @param voiced bit n is frame n
 */
export function addFrames(runs: SpeechRuns, from: number, voiced: number, count: number): SpeechRuns {
  let next = runs;
  for (let frame = 0; frame < count; frame += 1) {
    const at = from + frame * FRAME_MS;
    if (next.open !== null && at - next.open.to > WORD_GAP_MS) next = close(next);
    if (((voiced >>> frame) & 1) === 0) continue;
    const open = next.open ?? { from: at, to: at, voiced: 0 };
    next = { ended: next.ended, open: { from: open.from, to: at + FRAME_MS, voiced: open.voiced + FRAME_MS } };
  }
  return next;
}

/** All stretches up to now. */
export function runsOf(runs: SpeechRuns): readonly Run[] {
  return close(runs).ended;
}

/** When the last word ended; null before the first. */
export function lastWordAt({ ended, open }: SpeechRuns): number | null {
  return open !== null && isSpeech(open) ? open.to : (ended.at(-1)?.[1] ?? null);
}
