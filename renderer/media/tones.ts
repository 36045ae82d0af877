import type { RingTone } from '../../shared/media/sound.ts';

/** Every sound the application makes itself; `own` stands for a file, and for the bell where there is none. */
export type ToneName = RingTone | 'waiting' | 'ringback' | 'busy' | 'error' | 'beep';

type Note = {
  readonly atMs: number;
  readonly lengthMs: number;
  readonly hz: number;
  readonly gain: number;
  readonly shape: 'steady' | 'struck';
};
type Tone = {
  readonly periodMs: number;
  readonly notes: readonly Note[];
  /** Number of periods after which it ends by itself; 0 goes on until stopped. */
  readonly repeats: number;
};

const PROGRESS_GAIN = 0.12;
const steady = (atMs: number, lengthMs: number, gain: number = PROGRESS_GAIN): Note => ({
  atMs,
  lengthMs,
  hz: 425,
  gain,
  shape: 'steady',
});
const struck = (atMs: number, hz: number, lengthMs = 900, gain = 0.32): Note => ({
  atMs,
  lengthMs,
  hz,
  gain,
  shape: 'struck',
});

/** Two struck notes, a third apart, twice, then a pause. */
const BELL: Tone = {
  periodMs: 3_600,
  notes: [struck(0, 659.26), struck(220, 523.25), struck(900, 659.26), struck(1_120, 523.25)],
  repeats: 0,
};
/** The two gongs of an old desk telephone, struck by turns 20 times a second for a second. */
const CLASSIC: Tone = {
  periodMs: 4_000,
  notes: Array.from({ length: 20 }, (_, index) => struck(index * 50, index % 2 === 0 ? 1_174.66 : 1_396.91, 180, 0.2)),
  repeats: 0,
};
const MARIMBA: Tone = {
  periodMs: 3_200,
  notes: [392, 493.88, 587.33, 783.99, 587.33, 493.88].map((hz, index) => struck(index * 170, hz, 700, 0.26)),
  repeats: 0,
};
/** Two short soft calls: for a quiet room. */
const PULSE: Tone = {
  periodMs: 3_000,
  notes: [0, 260].map((atMs) => ({ atMs, lengthMs: 170, hz: 587.33, gain: 0.22, shape: 'steady' as const })),
  repeats: 0,
};

/** Progress tones: 425 Hz with the cadences of the Netherlands (ITU-T E.180, supplement 2). */
export const TONES: Readonly<Record<ToneName, Tone>> = {
  bell: BELL,
  classic: CLASSIC,
  marimba: MARIMBA,
  pulse: PULSE,
  own: BELL,
  waiting: { periodMs: 5_000, notes: [steady(0, 180, 0.06), steady(360, 180, 0.06)], repeats: 0 },
  ringback: { periodMs: 5_000, notes: [steady(0, 1_000)], repeats: 0 },
  busy: { periodMs: 1_000, notes: [steady(0, 500)], repeats: 6 },
  // One short high note: somebody is on the line.
  beep: { periodMs: 600, notes: [{ atMs: 0, lengthMs: 450, hz: 1_200, gain: 0.2, shape: 'steady' }], repeats: 1 },
  error: { periodMs: 500, notes: [steady(0, 250)], repeats: 8 },
};

/** Ramp at both ends of a steady note in ms, against clicks. */
const RAMP_MS = 8;

/** One period of a tone as samples -1..1. Sample rate in Hz. */
export function renderTone(name: ToneName, sampleRate: number): Float32Array<ArrayBuffer> {
  const { periodMs, notes } = TONES[name];
  const samples = new Float32Array(Math.round((periodMs * sampleRate) / 1_000));
  for (const note of notes) {
    const start = Math.round((note.atMs * sampleRate) / 1_000);
    const length = Math.round((note.lengthMs * sampleRate) / 1_000);
    for (let index = 0; index < length && start + index < samples.length; index += 1) {
      const seconds = index / sampleRate;
      const envelope =
        note.shape === 'steady'
          ? rampAt(index, length, (RAMP_MS * sampleRate) / 1_000)
          : struckAt(seconds, note.lengthMs / 1_000);
      samples[start + index] = (samples[start + index] ?? 0) + note.gain * envelope * waveAt(note, seconds);
    }
  }
  return samples;
}

function waveAt({ hz, shape }: Note, seconds: number): number {
  const phase = 2 * Math.PI * hz * seconds;
  // Overtones of a bar make the ring carry across a room without being shrill.
  return shape === 'steady'
    ? Math.sin(phase)
    : 0.8 * Math.sin(phase) + 0.15 * Math.sin(2 * phase) + 0.1 * Math.exp(-seconds * 12) * Math.sin(4 * phase);
}

function rampAt(index: number, length: number, ramp: number): number {
  return Math.max(0, Math.min(1, index / ramp, (length - index) / ramp));
}

function struckAt(seconds: number, length: number): number {
  const attack = Math.min(1, seconds / 0.006);
  const release = Math.min(1, (length - seconds) / 0.05);
  return attack * release * Math.exp(-seconds * 4.5);
}
