import { integratedLoudness } from '../../../shared/domain/talk/loudness.ts';
import type { Run } from '../../../shared/domain/talk/speech-runs.ts';
import { createFilter, kWeighting } from '../../../shared/lib/sound/filters.ts';
import { TELEPHONE_RATE } from '../support/tones.ts';

/** A recording of one side whose speech and silences are known. Times in ms from its beginning. */
export type Reference = {
  /** At TELEPHONE_RATE. */
  readonly samples: Float32Array;
  /** The silences that were put in. */
  readonly silences: readonly Run[];
  /** Where somebody speaks, by the level of the clean sound. */
  readonly speech: readonly Run[];
};

/** Noise of a mean square in dB of full scale; babble are many voices far away. */
export type Noise = { readonly kind: 'none' | 'white' | 'pink' | 'babble'; readonly db: number };
export const NO_NOISE: Noise = { kind: 'none', db: -120 };

const perMs = TELEPHONE_RATE / 1_000;
const place = (ms: number): number => Math.round(ms * perMs);
/** How loud a caller is, LUFS. */
export const SPEECH_LUFS = -24;
/** Frame by which the clean sound is judged, ms; as quiet against the loudest frame as that is no speech, dB. */
const FRAME_MS = 10;
const SPEECH_DB = -35;
/** Closer than that, words belong together; as the product has it. */
const WORD_GAP_MS = 250;

/** @returns LUFS (ITU-R BS.1770), by the same sums that the product uses; a sine of full scale tells whether these are right */
export function lufsOf(samples: Float32Array): number | null {
  const [shelf, high] = kWeighting(TELEPHONE_RATE).map(createFilter);
  const powers: number[] = [];
  const piece = TELEPHONE_RATE / 10;
  let sum = 0;
  for (const [index, sample] of samples.entries()) {
    const weighted = high?.(shelf?.(sample) ?? 0) ?? 0;
    sum += weighted * weighted;
    if ((index + 1) % piece !== 0) continue;
    powers.push(sum / piece);
    sum = 0;
  }
  return integratedLoudness(powers);
}

const scaled = (samples: Float32Array, lufs: number): Float32Array => {
  const gain = 10 ** ((lufs - (lufsOf(samples) ?? lufs)) / 20);
  return samples.map((sample) => Math.max(-1, Math.min(1, sample * gain)));
};

/**
 * Sentences with silences between them: one voice speaks for a while, then nobody for exactly so long.
 * @param silencesMs each silence, in order; after the last somebody speaks once more
 * @param spokenMs so long somebody speaks at least between two silences, pauses for breath included
 * @param random 0..1
 */
export function reference(
  voices: readonly (readonly Float32Array[])[],
  silencesMs: readonly number[],
  options: { readonly spokenMs: number; readonly random: () => number; readonly noise?: Noise; readonly lufs?: number; readonly leadMs?: number },
): Reference {
  const { spokenMs, random, noise = NO_NOISE, lufs = SPEECH_LUFS, leadMs = 0 } = options;
  const pieces: Float32Array[] = [new Float32Array(place(leadMs))];
  const silences: Run[] = [];
  let length = place(leadMs);
  const add = (piece: Float32Array): void => {
    pieces.push(piece);
    length += piece.length;
  };
  const pick = <T,>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  for (let turn = 0; turn <= silencesMs.length; turn += 1) {
    const voice = pick(voices);
    for (const from = length; ; ) {
      add(scaled(pick(voice), lufs));
      if (length - from >= place(spokenMs)) break;
      add(new Float32Array(place(Math.min(200 + 700 * random(), silencesMs[0] ?? 900))));
    }
    const ms = silencesMs[turn];
    if (ms === undefined) break;
    const from = length / perMs;
    add(new Float32Array(place(ms)));
    silences.push([from, length / perMs]);
  }
  const clean = new Float32Array(length);
  let at = 0;
  for (const piece of pieces) {
    clean.set(piece, at);
    at += piece.length;
  }
  return { samples: withNoise(clean, noise, voices, random), silences, speech: speechIn(clean) };
}

/** Where a clean sound is speech. */
export function speechIn(samples: Float32Array): readonly Run[] {
  const frame = place(FRAME_MS);
  const powers = Array.from({ length: Math.floor(samples.length / frame) }, (_, index) =>
    samples.subarray(index * frame, (index + 1) * frame).reduce((sum, sample) => sum + sample * sample, 0),
  );
  const floor = powers.reduce((most, power) => Math.max(most, power), 0) * 10 ** (SPEECH_DB / 10);
  const runs: [number, number][] = [];
  for (const [index, power] of powers.entries()) {
    if (power <= floor) continue;
    const last = runs.at(-1);
    if (last !== undefined && index * FRAME_MS - last[1] <= WORD_GAP_MS) last[1] = (index + 1) * FRAME_MS;
    else runs.push([index * FRAME_MS, (index + 1) * FRAME_MS]);
  }
  return runs;
}

function withNoise(clean: Float32Array, { kind, db }: Noise, voices: readonly (readonly Float32Array[])[], random: () => number): Float32Array {
  if (kind === 'none') return clean;
  const noise = kind === 'babble' ? babble(clean.length, voices, random) : coloured(clean.length, kind, random);
  const power = noise.reduce((sum, sample) => sum + sample * sample, 0) / noise.length;
  const gain = Math.sqrt(10 ** (db / 10) / power);
  return clean.map((sample, index) => Math.max(-1, Math.min(1, sample + gain * (noise[index] ?? 0))));
}

/** White noise, or pink by P. Kellet's filter (±0.5 dB above 9 Hz). */
function coloured(length: number, kind: 'white' | 'pink', random: () => number): Float32Array {
  let [b0, b1, b2] = [0, 0, 0];
  return Float32Array.from({ length }, () => {
    const white = random() * 2 - 1;
    if (kind === 'white') return white;
    b0 = 0.997_65 * b0 + white * 0.099_046;
    b1 = 0.963 * b1 + white * 0.296_516_4;
    b2 = 0.57 * b2 + white * 1.052_691_3;
    return b0 + b1 + b2 + white * 0.184_8;
  });
}

/** Eight colleagues at once, without end. */
function babble(length: number, voices: readonly (readonly Float32Array[])[], random: () => number): Float32Array {
  const all = new Float32Array(length);
  for (let person = 0; person < 8; person += 1)
    for (let at = -Math.floor(random() * 3 * TELEPHONE_RATE); at < length; ) {
      const voice = voices[Math.floor(random() * voices.length)] ?? [];
      const line = scaled(voice[Math.floor(random() * voice.length)] ?? new Float32Array(TELEPHONE_RATE), -30);
      for (const [index, sample] of line.entries()) if (at + index >= 0 && at + index < length) all[at + index] = (all[at + index] ?? 0) + sample;
      at += line.length;
    }
  return all;
}
