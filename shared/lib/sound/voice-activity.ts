/** Length of a frame that is judged, in ms. */
export const FRAME_MS = 10;
/** So many frames are told together: 0.2 s. */
export const CHUNK_FRAMES = 20;

/** Below this nothing counts as a voice: breath and the noise of a good line, in dB of full scale (mean square). */
const QUIETEST_VOICE_DB = -52;
/** A voice stands out of what is always there by this much. */
const ABOVE_NOISE_DB = 7;
/** Louder than this is sound in any case: music on hold, a tone, a customer in a car. */
const LOUDEST_NOISE_DB = -36;
/** The noise is the quietest moment of so many pieces of so many frames: 2 s, longer than anybody speaks without a gap. */
const PIECES = 10;
const PIECE_FRAMES = 20;
/** Quieter than the noise of any line: sound that was lost. It says nothing about the noise. */
const LOST_DB = -80;
/** A gap in the sound that Chromium fills up fades, and one piece with it: the two quietest pieces do not count. */
const COUNTED_FROM = 2;
/** Frames over which power is averaged: a single crackle is no voice. */
const AVERAGED = 3;
const SILENT_DB = -120;

/** Whether the frame is voice. @param power mean square of the frame, 0..1 */
export type VoiceActivity = (power: number) => boolean;

/**
 * Judges frame by frame whether somebody speaks: by the power above the noise that is always there, which is followed as the minimum of
 * the last 2 s (minimum statistics, R. Martin, 2001), but for the moments at which sound may have been lost. Power should come without hum (high-pass).
 */
export function createVoiceActivity(): VoiceActivity {
  const minima: number[] = [];
  let piece = Number.POSITIVE_INFINITY;
  let frames = 0;
  const recent: number[] = [];

  return (power) => {
    recent.push(power);
    if (recent.length > AVERAGED) recent.shift();
    const mean = recent.reduce((sum, one) => sum + one, 0) / recent.length;
    const db = mean <= 0 ? SILENT_DB : Math.max(SILENT_DB, 10 * Math.log10(mean));
    if (db > LOST_DB) piece = Math.min(piece, db);
    frames += 1;
    if (frames === PIECE_FRAMES) {
      minima.push(piece === Number.POSITIVE_INFINITY ? SILENT_DB : piece);
      if (minima.length > PIECES) minima.shift();
      piece = Number.POSITIVE_INFINITY;
      frames = 0;
    }
    // Until the noise is known it is taken to be low: the first words count.
    const noise = minima.length < 2 ? SILENT_DB : ([...minima, piece].toSorted((a, b) => a - b)[COUNTED_FROM] ?? SILENT_DB);
    return db > Math.max(QUIETEST_VOICE_DB, Math.min(noise, LOUDEST_NOISE_DB) + ABOVE_NOISE_DB);
  };
}
