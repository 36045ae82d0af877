import { describe, expect, test } from 'vitest';
import { gaps, intersection, lengthOf, union } from '../../../../../shared/domain/talk/intervals.ts';
import { integratedLoudness } from '../../../../../shared/domain/talk/loudness.ts';
import { addFrames, lastWordAt, NO_SPEECH, runsOf, type Run } from '../../../../../shared/domain/talk/speech-runs.ts';
import { hear, kindOf, NOTHING_HEARD, quietSince, reportOf, silenceOf, type TalkLog } from '../../../../../shared/domain/talk/talk.ts';
import { createFilter, highPass, kWeighting } from '../../../../../shared/lib/sound/filters.ts';
import { CHUNK_FRAMES, createVoiceActivity, FRAME_MS } from '../../../../../shared/lib/sound/voice-activity.ts';
import { seeded } from '../../../../support/seeded.ts';

const CHUNK_MS = CHUNK_FRAMES * FRAME_MS;
const NO_POWERS = { agent: [], customer: [] };

/** A log in which each side spoke in these stretches (multiples of 10 ms), told in pieces of 0.2 s. */
function logOf(agent: readonly Run[], customer: readonly Run[], lengthMs: number, log: TalkLog = NOTHING_HEARD, from = 0): TalkLog {
  let next = log;
  for (let at = from; at < lengthMs; at += CHUNK_MS) {
    const bits = (runs: readonly Run[]): number =>
      Array.from({ length: CHUNK_FRAMES }, (_, frame) => at + frame * FRAME_MS).reduce(
        (mask, ms, frame) => (runs.some(([start, end]) => ms >= start && ms < end) ? mask | (1 << frame) : mask),
        0,
      );
    next = hear(next, at, at + CHUNK_MS, { agent: { voiced: bits(agent), syllables: 0 }, customer: { voiced: bits(customer), syllables: 0 } });
  }
  return next;
}

describe('stretches of speech', () => {
  test('words with a breath between them are one stretch; a click is none', () => {
    const runs = addFrames(NO_SPEECH, 0, 0, 20);
    const words = addFrames(addFrames(runs, 200, 0xf_ffff, 20), 600, 0xf_ffff, 20);
    expect(runsOf(words)).toEqual([[200, 800]]);
    expect(runsOf(addFrames(words, 2_000, 0b111, 20))).toEqual([[200, 800]]);
    expect(lastWordAt(addFrames(words, 2_000, 0b111, 20))).toBe(800);
  });

  test('sums of stretches', () => {
    expect(union([[0, 10], [20, 30]], [[5, 21]])).toEqual([[0, 30]]);
    expect(intersection([[0, 10], [20, 30]], [[5, 21]])).toEqual([[5, 10], [20, 21]]);
    expect(gaps([[5, 10], [20, 30]], 0, 40)).toEqual([[0, 5], [10, 20], [30, 40]]);
    expect(lengthOf([[0, 10], [20, 30]])).toBe(20);
  });

  test('of any two voices: speech, overlap and what is neither add up to the whole', () => {
    const random = seeded(11);
    for (let round = 0; round < 200; round += 1) {
      const side = (): Run[] => {
        const runs: Run[] = [];
        for (let at = 0; at < 30_000; ) {
          const from = at + 300 + Math.floor(random() * 500) * 10;
          const to = from + 100 + Math.floor(random() * 300) * 10;
          if (to <= 30_000) runs.push([from, to]);
          at = to;
        }
        return runs;
      };
      const [agent, customer] = [side(), side()];
      const report = reportOf(logOf(agent, customer, 30_000), NO_POWERS);
      expect(report.agentMs).toBe(lengthOf(agent));
      expect(report.customerMs).toBe(lengthOf(customer));
      const nobody = lengthOf(gaps(union(agent, customer), 0, 30_000));
      expect(report.agentMs + report.customerMs - report.overlapMs + nobody).toBe(30_000);
      expect(report.silences.map(({ from, to }) => [from, to])).toEqual(gaps(union(agent, customer), 0, 30_000).filter(([from, to]) => to - from >= 3_000));
    }
  });
});

describe('silences', () => {
  test('since when nobody speaks, while it lasts', () => {
    expect(quietSince(NOTHING_HEARD)).toBeNull();
    expect(quietSince(logOf([[0, 1_000]], [], 1_000))).toBeNull();
    expect(quietSince(logOf([[0, 1_000]], [], 5_000))).toBe(1_000);
    expect(quietSince(logOf([], [], 5_000))).toBe(0);
  });

  test('are announced by the key, by a hold, or by what the agent said last; else they are not', () => {
    const customerLast = logOf([], [[0, 2_000]], 10_000);
    expect(kindOf(customerLast, 2_000, 10_000)).toBe('unannounced');
    expect(kindOf({ ...customerLast, announced: [4_000] }, 2_000, 10_000)).toBe('announced');
    expect(kindOf({ ...customerLast, holds: [10_200] }, 2_000, 10_000)).toBe('announced');
    expect(kindOf({ ...customerLast, holds: [30_000] }, 2_000, 10_000)).toBe('unannounced');
    expect(kindOf(logOf([[500, 2_000]], [[0, 400]], 10_000), 2_000, 10_000)).toBe('announced');
  });

  test('while Balie was slow for the most part are not the agent’s', () => {
    const log = { ...logOf([], [[0, 2_000]], 10_000), slow: [[3_000, 8_000]] as const };
    expect(kindOf(log, 2_000, 10_000)).toBe('system');
    expect(silenceOf(reportOf(log, NO_POWERS), 'system')).toBe(8_000);
    expect(silenceOf(reportOf(log, NO_POWERS), 'unannounced')).toBe(0);
  });

  test('on hold nothing is measured', () => {
    const before = logOf([], [[0, 2_000]], 2_000);
    const after = logOf([], [[60_000, 62_000]], 62_000, before, 60_000);
    expect(reportOf(after, NO_POWERS).silences).toEqual([]);
  });
});

describe('voice', () => {
  /** Speech-like: bursts of sound in a rhythm, on noise. @returns for each frame whether it is called a voice */
  const judge = (seconds: number, noiseDb: number, speaks: (ms: number) => boolean): boolean[] => {
    const random = seeded(5);
    const vad = createVoiceActivity();
    return Array.from({ length: seconds * 100 }, (_, frame) => {
      const noise = 10 ** (noiseDb / 10) * (0.8 + 0.4 * random());
      const syllable = speaks(frame * 10) && frame % 25 < 18 ? 10 ** (-26 / 10) * (0.3 + random()) : 0;
      return vad(noise + syllable);
    });
  };

  test('is not heard in the noise of a line from which some sound was lost', () => {
    const random = seeded(7);
    const vad = createVoiceActivity();
    const voiced = Array.from({ length: 3_000 }, (_, frame) => {
      const gap = frame % 250 >= 150 && frame % 250 < 165;
      return vad(gap ? 0 : 10 ** (-45 / 10) * (0.8 + 0.4 * random()));
    });
    // Until the noise is known it counts as a voice.
    expect(voiced.slice(100).filter(Boolean)).toEqual([]);
  });

  test.each([-90, -60, -50, -45])('is told from steady noise of %i dB, and its end to a tenth of a second', (noiseDb) => {
    // Five seconds of talk, five of silence, by turns.
    const heard = judge(120, noiseDb, (ms) => ms % 10_000 < 5_000);
    let runs = NO_SPEECH;
    for (const [frame, voice] of heard.entries()) runs = addFrames(runs, frame * FRAME_MS, voice ? 1 : 0, 1);
    const silences = gaps(runsOf(runs), 0, 120_000).filter(([from, to]) => to - from >= 3_000);
    expect(silences).toHaveLength(12);
    for (const [index, [from, to]] of silences.entries()) {
      expect(Math.abs(from - (index * 10_000 + 5_000 - 70))).toBeLessThanOrEqual(200);
      expect(Math.abs(to - (index + 1) * 10_000)).toBeLessThanOrEqual(100);
    }
  });

  test('ten minutes of talk on noise: no silence', () => {
    const heard = judge(600, -45, () => true);
    let runs = NO_SPEECH;
    for (const [frame, voice] of heard.entries()) runs = addFrames(runs, frame * FRAME_MS, voice ? 1 : 0, 1);
    expect(gaps(runsOf(runs), 0, 600_000).filter(([from, to]) => to - from >= 3_000)).toEqual([]);
  });
});

describe('loudness (ITU-R BS.1770)', () => {
  /** Of one sine, louder and quieter by turns. @param parts dB of full scale, and for how long in seconds */
  const sineLufs = (parts: readonly (readonly [db: number, seconds: number])[], rate: number, hz: number): number | null => {
    const filters = kWeighting(rate).map(createFilter);
    const powers: number[] = [];
    let at = 0;
    let sum = 0;
    for (const [db, seconds] of parts)
      for (const end = at + Math.round(seconds * rate); at < end; at += 1) {
        const weighted = filters.reduce((value, filter) => filter(value), 10 ** (db / 20) * Math.sin((2 * Math.PI * hz * at) / rate));
        sum += weighted * weighted;
        if ((at + 1) % (rate / 10) !== 0) continue;
        powers.push(sum / (rate / 10));
        sum = 0;
      }
    return integratedLoudness(powers);
  };

  test.each([16_000, 48_000])('a sine of 997 Hz of full scale is −3.01 LUFS at %i Hz', (rate) => {
    expect(sineLufs([[0, 5]], rate, 997)).toBeCloseTo(-3.01, 1);
    expect(sineLufs([[-23, 5]], rate, 997)).toBeCloseTo(-26.01, 1);
  });

  // Each by the ebur128 of FFmpeg 7.0.2, whose last digit is a tenth; at a low rate the weighting bends below half of it.
  test.each([
    ...([[8_000, 300, -20, -23.6], [8_000, 1_800, -30, -30.7], [8_000, 3_000, -26, -25.5], [8_000, 997, -45, -48]] as const),
    ...([[16_000, 300, -20, -23.7], [16_000, 1_800, -30, -30.9], [16_000, 3_000, -26, -25.8]] as const),
    ...([[48_000, 300, -20, -23.8], [48_000, 1_800, -30, -31], [48_000, 3_000, -26, -25.9]] as const),
  ])('at %i Hz a sine of %i Hz of %i dB is what another meter says: %f LUFS', (rate, hz, db, lufs) => {
    expect(Math.abs((sineLufs([[db, 8]], rate, hz) ?? 0) - lufs)).toBeLessThanOrEqual(0.1);
  });

  // EBU Tech 3341, table 1, tests 3 to 5: −23 LUFS for two channels, of one 3.01 less; the tolerance is theirs.
  test.each([
    ['quieter before and after', [[-36, 10], [-23, 60], [-36, 10]]],
    ['nearly silent before and after', [[-72, 10], [-36, 10], [-23, 60], [-36, 10], [-72, 10]]],
    ['both gates', [[-26, 20], [-20, 20.1], [-26, 20]]],
  ] as const)('gates as the standard asks of meters: %s', (_name, parts) => {
    expect(Math.abs((sineLufs(parts, 16_000, 1_000) ?? 0) - (-23 - 3.01))).toBeLessThanOrEqual(0.1);
  });

  test('pauses do not count, and silence has none', () => {
    const loud = 10 ** (-20 / 10);
    const pieces = [...Array.from({ length: 50 }, () => loud), ...Array.from({ length: 500 }, () => 0)];
    expect(integratedLoudness(pieces)).toBeCloseTo(integratedLoudness(pieces.slice(0, 50)) ?? 0, 0);
    expect(integratedLoudness(Array.from({ length: 50 }, () => 0))).toBeNull();
    expect(integratedLoudness([])).toBeNull();
  });

  test('a high-pass takes the hum away and leaves the voice', () => {
    const gainAt = (hz: number): number => {
      const filter = createFilter(highPass(16_000, 120, Math.SQRT1_2));
      let sum = 0;
      for (let index = 0; index < 32_000; index += 1) {
        const out = filter(Math.sin((2 * Math.PI * hz * index) / 16_000));
        if (index >= 16_000) sum += out * out;
      }
      return 10 * Math.log10(sum / 16_000 / 0.5);
    };
    expect(gainAt(50)).toBeLessThan(-12);
    expect(gainAt(500)).toBeCloseTo(0, 0);
  });
});
