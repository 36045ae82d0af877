import { describe, expect, test } from 'vitest';
import {
  FLOOR_DB,
  TELEPHONE_RATE,
  decodeG711,
  encodeG711,
  isTone,
  loudness,
  readWav,
  sine,
  sineWav,
  strongestTone,
  toneLevel,
  wavFile,
} from './tones.ts';

const second = (hz: number, db = -10): Float32Array => sine(hz, TELEPHONE_RATE, TELEPHONE_RATE, db);

function mix(...sounds: readonly Float32Array[]): Float32Array {
  return Float32Array.from({ length: TELEPHONE_RATE }, (_, i) =>
    sounds.reduce((sum, sound) => sum + (sound[i] ?? 0), 0),
  );
}

describe('measuring', () => {
  test.each([440, 1004, 1600, 2750])('%i Hz is measured at the level it was made with', (hz) => {
    expect(toneLevel(second(hz, -20), hz)).toBeCloseTo(-20, 1);
    expect(loudness(second(hz, -20))).toBeCloseTo(-20, 1);
  });

  test('another frequency is far below', () => {
    expect(toneLevel(second(700), 1004)).toBeLessThan(-70);
  });

  test.each([425, 700, 1004, 3333])('%i Hz is found without being told', (hz) => {
    const found = strongestTone(second(hz));
    expect(Math.abs(found.hz - hz)).toBeLessThanOrEqual(5);
    expect(found.db).toBeGreaterThan(-12);
  });

  test('a tone is no longer the tone when another one is as loud', () => {
    expect(isTone(second(700), 700)).toBe(true);
    expect(isTone(mix(second(700), second(1000, -8)), 700)).toBe(false);
    expect(isTone(second(700, -60), 700)).toBe(false);
  });

  test('silence and nothing are at the floor', () => {
    expect(toneLevel(new Float32Array(800), 500)).toBe(FLOOR_DB);
    expect(loudness(new Float32Array(0))).toBe(FLOOR_DB);
    expect(strongestTone(new Float32Array(800)).db).toBe(FLOOR_DB);
  });
});

describe('G.711', () => {
  test('known code words', () => {
    // G.711 tables 1a and 2a: silence, and the ends of the range.
    expect([...encodeG711(Float32Array.of(0, 1, -1), 'PCMU')]).toEqual([0xff, 0x80, 0x00]);
    expect([...encodeG711(Float32Array.of(0, 1, -1), 'PCMA')]).toEqual([0xd5, 0xaa, 0x2a]);
  });

  test.each(['PCMU', 'PCMA'] as const)('every %s code word comes back as itself', (law) => {
    const words = Uint8Array.from({ length: 256 }, (_, i) => i);
    const again = encodeG711(decodeG711(words, law), law);
    // µ-law has two zeros, and only one of them is ever sent.
    const expected = [...words].map((word) => (law === 'PCMU' && word === 0x7f ? 0xff : word));
    expect([...again]).toEqual(expected);
  });

  test.each(['PCMU', 'PCMA'] as const)('a tone survives %s', (law) => {
    const heard = decodeG711(encodeG711(second(700), law), law);
    expect(toneLevel(heard, 700)).toBeCloseTo(-10, 0);
    expect(isTone(heard, 700)).toBe(true);
  });
});

describe('WAV', () => {
  test('Chromium gets 48 kHz, mono, 16 bit, whole periods', () => {
    const file = sineWav(500, 1);
    expect(file.toString('latin1', 0, 4) + file.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ');
    expect([file.readUInt16LE(20), file.readUInt16LE(22), file.readUInt32LE(24), file.readUInt16LE(34)]).toEqual([
      1, 1, 48_000, 16,
    ]);
    expect(file.readUInt32LE(40)).toBe(file.length - 44);
    const { rate, samples } = readWav(file);
    expect(samples.length % 96).toBe(0);
    expect(toneLevel(samples, 500, rate)).toBeCloseTo(-10, 1);
  });

  test('what is written is read back', () => {
    const { rate, samples } = readWav(wavFile(Float32Array.of(0, 0.5, -0.5, 1), 8000));
    expect(rate).toBe(8000);
    expect([...samples].map((sample) => Math.round(sample * 100) / 100)).toEqual([0, 0.5, -0.5, 1]);
  });

  test('something else is refused', () => {
    expect(() => readWav(Buffer.from('no wave at all, just text'))).toThrow('RIFF');
  });
});
