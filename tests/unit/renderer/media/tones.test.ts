import { describe, expect, it } from 'vitest';
import { RING_TONES } from '../../../../shared/media/sound.ts';
import { renderTone, TONES, type ToneName } from '../../../../renderer/media/tones.ts';

const RATE = 8_000;
/** Where there is sound, in steps of 10 ms, as [start, end] in ms. */
function bursts(samples: Float32Array): [number, number][] {
  const found: [number, number][] = [];
  for (let at = 0; at < samples.length; at += RATE / 100) {
    const loud = samples.slice(at, at + RATE / 100).some((sample) => Math.abs(sample) > 0.001);
    const ms = (at * 1_000) / RATE;
    const last = found.at(-1);
    if (loud && last?.[1] === ms) last[1] = ms + 10;
    else if (loud) found.push([ms, ms + 10]);
  }
  return found;
}
/** Strength of one frequency by correlation (Goertzel's sum), relative to the whole. */
function share(samples: Float32Array, hz: number): number {
  let [re, im, all] = [0, 0, 0];
  samples.forEach((sample, index) => {
    re += sample * Math.cos((2 * Math.PI * hz * index) / RATE);
    im += sample * Math.sin((2 * Math.PI * hz * index) / RATE);
    all += sample * sample;
  });
  return (2 * (re * re + im * im)) / (samples.length * all);
}

describe('renderTone', () => {
  it.each([
    ['ringback', 5_000, [[0, 1_000]]],
    ['busy', 1_000, [[0, 500]]],
    ['error', 500, [[0, 250]]],
    [
      'waiting',
      5_000,
      [
        [0, 180],
        [360, 540],
      ],
    ],
  ] as [ToneName, number, [number, number][]][])('gives %s its cadence at 425 Hz', (name, periodMs, expected) => {
    const samples = renderTone(name, RATE);
    expect(samples.length).toBe((periodMs * RATE) / 1_000);
    expect(bursts(samples)).toEqual(expected);
    expect(share(samples.slice(0, RATE / 10), 425)).toBeGreaterThan(0.85);
  });

  it('never clips and joins without a click', () => {
    for (const name of Object.keys(TONES) as ToneName[]) {
      const samples = renderTone(name, 48_000);
      expect(samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0)).toBeLessThan(0.95);
      expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(0.001);
      expect(Math.abs(samples[0] ?? 1)).toBeLessThan(0.001);
    }
  });

  it('makes the ring louder than a tone in the ear', () => {
    const peak = (name: ToneName): number =>
      renderTone(name, RATE).reduce((high, sample) => Math.max(high, Math.abs(sample)), 0);
    for (const ring of RING_TONES) expect(peak(ring), ring).toBeGreaterThan(3 * peak('waiting'));
  });

  it('ends what must end by itself', () => {
    expect(Object.entries(TONES).map(([name, { repeats }]) => [name, repeats > 0])).toEqual([
      ['bell', false],
      ['classic', false],
      ['marimba', false],
      ['pulse', false],
      ['own', false],
      ['waiting', false],
      ['ringback', false],
      ['busy', true],
      ['beep', true],
      ['error', true],
    ]);
  });
});
