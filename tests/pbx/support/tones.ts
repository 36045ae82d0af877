/** Sample rate of G.711 and of everything the SIP peers send and hear, in hertz. */
export const TELEPHONE_RATE = 8000;

/** Quietest level reported, in dB below full scale: digital silence would be minus infinity. */
export const FLOOR_DB = -120;

/** A tone found in sound. */
export interface Tone {
  readonly hz: number;
  /** Level of a sine of this frequency, dB relative to full scale: 0 is the loudest sine there is. */
  readonly db: number;
}

/**
 * Level of one frequency by the Goertzel algorithm under a Hann window.
 * @param samples -1..1; some 0.1 s or more, the resolution is about two divided by its length in seconds.
 * @returns dB relative to full scale, not below FLOOR_DB.
 */
export function toneLevel(samples: Float32Array, hz: number, rate = TELEPHONE_RATE): number {
  const length = samples.length;
  if (length === 0) return FLOOR_DB;
  const coefficient = 2 * Math.cos((2 * Math.PI * hz) / rate);
  let before = 0;
  let beforeThat = 0;
  let weight = 0;
  for (let i = 0; i < length; i += 1) {
    const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / length);
    const now = (samples[i] ?? 0) * window + coefficient * before - beforeThat;
    beforeThat = before;
    before = now;
    weight += window;
  }
  const power = before * before + beforeThat * beforeThat - coefficient * before * beforeThat;
  return decibels((2 * Math.sqrt(Math.max(power, 0))) / weight);
}

/** Root mean square of the whole sound as dB relative to a full-scale sine. */
export function loudness(samples: Float32Array): number {
  if (samples.length === 0) return FLOOR_DB;
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return decibels(Math.sqrt((2 * sum) / samples.length));
}

/** The loudest frequency in the last 0.1 s, from 100 to 3600 Hz (or just under half the rate), to 1 Hz. */
export function strongestTone(samples: Float32Array, rate = TELEPHONE_RATE): Tone {
  // A longer piece would have peaks so narrow that the coarse steps slip past them.
  const recent = samples.subarray(-Math.round(rate / 10));
  const top = Math.min(3600, rate / 2 - 100);
  let best: Tone = { hz: 0, db: FLOOR_DB };
  const consider = (hz: number): void => {
    const db = toneLevel(recent, hz, rate);
    if (db > best.db) best = { hz, db };
  };
  for (let hz = 100; hz <= top; hz += 10) consider(hz);
  const centre = best.hz;
  if (centre > 0) for (let hz = centre - 9; hz < centre + 10; hz += 1) consider(hz);
  return best;
}

/**
 * Whether a sound is this tone and nothing much else: loud enough, and within 3 dB of all there is.
 * @param minimumDb dB relative to full scale.
 */
export function isTone(samples: Float32Array, hz: number, minimumDb = -40, rate = TELEPHONE_RATE): boolean {
  const level = toneLevel(samples, hz, rate);
  return level >= minimumDb && level >= loudness(samples) - 3;
}

/**
 * A sine.
 * @param db peak relative to full scale.
 * @param phase index of the first sample, so that pieces join without a click.
 */
export function sine(hz: number, length: number, rate = TELEPHONE_RATE, db = -10, phase = 0): Float32Array {
  const amplitude = 10 ** (db / 20);
  return Float32Array.from({ length }, (_, i) => amplitude * Math.sin((2 * Math.PI * hz * (i + phase)) / rate));
}

/** A RIFF WAV file, 16 bit PCM, one channel, of samples -1..1. */
export function wavFile(samples: Float32Array, rate: number): Buffer {
  const header = Buffer.alloc(44);
  const size = samples.length * 2;
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + size, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(size, 40);
  const body = Buffer.alloc(size);
  samples.forEach((sample, i) => body.writeInt16LE(clamp16(Math.round(sample * 32767)), i * 2));
  return Buffer.concat([header, body]);
}

/**
 * A sine as Chromium's `--use-file-for-fake-audio-capture` wants it: 48 kHz, mono, 16 bit. Chromium
 * repeats the file, so it holds whole periods only and joins without a click.
 */
export function sineWav(hz: number, seconds = 10, db = -10): Buffer {
  const rate = 48_000;
  const periods = Math.max(1, Math.floor(hz * seconds));
  return wavFile(sine(hz, Math.round((periods * rate) / hz), rate, db), rate);
}

/** Samples of a 16 bit mono PCM WAV file. @throws Error when it is something else. */
export function readWav(file: Buffer): { readonly rate: number; readonly samples: Float32Array } {
  if (file.toString('latin1', 0, 4) !== 'RIFF') throw new Error('Not a RIFF file');
  let rate = 0;
  for (let at = 12; at + 8 <= file.length;) {
    const id = file.toString('latin1', at, at + 4);
    const size = Math.min(file.readUInt32LE(at + 4), file.length - at - 8);
    const start = at + 8;
    if (id === 'fmt ') {
      const [format, channels, bits] = [
        file.readUInt16LE(start),
        file.readUInt16LE(start + 2),
        file.readUInt16LE(start + 14),
      ];
      if (format !== 1 || channels !== 1 || bits !== 16) throw new Error('Not 16 bit mono PCM');
      rate = file.readUInt32LE(start + 4);
    }
    if (id === 'data') {
      const samples = new Float32Array(size >> 1);
      for (let i = 0; i < samples.length; i += 1) samples[i] = file.readInt16LE(start + i * 2) / 32768;
      return { rate, samples };
    }
    at = start + size + (size % 2);
  }
  throw new Error('No data in the WAV file');
}

export type G711 = 'PCMU' | 'PCMA';

/** ITU-T G.711 of samples -1..1. */
export function encodeG711(samples: Float32Array, law: G711): Buffer {
  const encode = law === 'PCMU' ? encodeMuLaw : encodeALaw;
  return Buffer.from(Uint8Array.from(samples, (sample) => encode(clamp16(Math.round(sample * 32767)))));
}

/** The inverse of encodeG711. */
export function decodeG711(bytes: Uint8Array, law: G711): Float32Array {
  const decode = law === 'PCMU' ? decodeMuLaw : decodeALaw;
  return Float32Array.from(bytes, (byte) => decode(byte) / 32768);
}

const MU_BIAS = 132;
const MU_CLIP = 32635;

function encodeMuLaw(pcm: number): number {
  const sign = pcm < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(pcm), MU_CLIP) + MU_BIAS;
  const exponent = 31 - Math.clz32(magnitude) - 7;
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}

function decodeMuLaw(byte: number): number {
  const value = ~byte & 0xff;
  const exponent = (value >> 4) & 0x07;
  const magnitude = (((value & 0x0f) << 3) + MU_BIAS) * 2 ** exponent - MU_BIAS;
  return (value & 0x80) === 0 ? magnitude : -magnitude;
}

function encodeALaw(pcm: number): number {
  const positive = pcm >= 0;
  const magnitude = (positive ? pcm : -pcm - 1) >> 3;
  const exponent = magnitude < 32 ? 0 : 31 - Math.clz32(magnitude) - 4;
  const mantissa = exponent === 0 ? magnitude >> 1 : (magnitude >> exponent) & 0x0f;
  return ((positive ? 0x80 : 0) | (exponent << 4) | (mantissa & 0x0f)) ^ 0x55;
}

function decodeALaw(byte: number): number {
  const value = byte ^ 0x55;
  const exponent = (value >> 4) & 0x07;
  const mantissa = value & 0x0f;
  const magnitude = exponent === 0 ? (mantissa << 4) + 8 : ((mantissa << 4) + 0x108) << (exponent - 1);
  return (value & 0x80) === 0 ? -magnitude : magnitude;
}

function clamp16(value: number): number {
  return Math.max(-32768, Math.min(32767, value));
}

function decibels(amplitude: number): number {
  return amplitude <= 0 ? FLOOR_DB : Math.max(FLOOR_DB, 20 * Math.log10(amplitude));
}
