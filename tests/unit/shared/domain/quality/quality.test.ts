import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanOpinionScore, transmissionRating } from '../../../../../shared/domain/quality/e-model.ts';
import { intervalOf } from '../../../../../shared/domain/quality/quality-history.ts';
import {
  CALM_SAMPLES,
  judge,
  NO_QUALITY,
  steady,
  type Quality,
  type QualitySample,
} from '../../../../../shared/domain/quality/quality.ts';

const sample = (change: Partial<QualitySample> = {}): QualitySample => ({
  received: 50,
  lost: 0,
  jitterMs: 2,
  bufferMs: 40,
  roundTripMs: 20,
  remoteLoss: 0,
  ...change,
});
const twice = (change: Partial<QualitySample>): Quality => judge([sample(change), sample(change)], false);

describe('the E-model', () => {
  it('gives the values of the recommendations', () => {
    expect(transmissionRating({ loss: 0, delayMs: 0 })).toBeCloseTo(93.2, 5);
    // G.107, annex B: R 93.2 is 4.41, 80 is 4.02 (satisfied), 60 is 3.1 (many dissatisfied).
    expect(meanOpinionScore(93.2)).toBeCloseTo(4.41, 2);
    expect(meanOpinionScore(80)).toBeCloseTo(4.02, 2);
    expect(meanOpinionScore(60)).toBeCloseTo(3.1, 2);
    expect([meanOpinionScore(0), meanOpinionScore(100)]).toEqual([1, 4.5]);
    // G.711 with concealment loses 15.8 at 5 % (95 × 5 / 30.1), and 4.8 for 200 ms plus 2.5 above the knee.
    expect(transmissionRating({ loss: 0.05, delayMs: 0 })).toBeCloseTo(93.2 - 15.78, 1);
    expect(transmissionRating({ loss: 0, delayMs: 200 })).toBeCloseTo(93.2 - 4.8 - 2.5, 1);
  });

  it('never rises with loss or delay, and stays in its range', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const delay = fc.double({ min: 0, max: 5_000, noNaN: true });
    fc.assert(
      fc.property(share, share, delay, delay, (loss, more, delayMs, longer) => {
        const better = transmissionRating({ loss: Math.min(loss, more), delayMs: Math.min(delayMs, longer) });
        const worse = transmissionRating({ loss: Math.max(loss, more), delayMs: Math.max(delayMs, longer) });
        // Equal ones may differ in the last binary digit.
        expect(better).toBeGreaterThanOrEqual(worse - 1e-9);
        const mos = meanOpinionScore(worse);
        expect(mos >= 1 && mos <= 4.5).toBe(true);
      }),
    );
  });
});

describe('the judgement', () => {
  it('is good without trouble, amber at 5 % loss, red when words are lost', () => {
    expect(twice({})).toEqual({ level: 'good', problem: 'none', mos: 4.4 });
    expect(twice({ received: 47, lost: 3 })).toMatchObject({ level: 'fair', problem: 'receiving' });
    expect(twice({ received: 43, lost: 7 })).toMatchObject({ level: 'bad', problem: 'receiving' });
  });

  it('lets one packet go astray', () => {
    expect(judge([sample(), sample({ received: 49, lost: 1 })], false).level).toBe('good');
  });

  it('tells what we miss from what they miss, and slow from unsteady', () => {
    expect(twice({ remoteLoss: 0.05 })).toMatchObject({ level: 'fair', problem: 'sending' });
    expect(twice({ received: 47, lost: 3, remoteLoss: 0.05 }).problem).toBe('both');
    expect(twice({ roundTripMs: 400 })).toMatchObject({ level: 'fair', problem: 'delay' });
    expect(twice({ jitterMs: 80 })).toMatchObject({ level: 'fair', problem: 'jitter' });
  });

  it('says that nothing arrives, but not on hold', () => {
    const silent = [1, 2, 3].map(() => sample({ received: 0 }));
    expect(judge(silent, false)).toMatchObject({ level: 'bad', problem: 'nothing-received' });
    expect(judge(silent, true)).toEqual(NO_QUALITY);
    expect(judge([], false)).toEqual(NO_QUALITY);
  });

  it('turns worse at once and better only after a while', () => {
    const good = twice({});
    const fair = twice({ received: 47, lost: 3 });
    expect(steady(good, [good, fair])).toEqual(fair);
    for (let calm = 1; calm < CALM_SAMPLES; calm += 1)
      expect(steady(fair, [fair, ...Array.from({ length: calm }, () => good)]).level).toBe('fair');
    expect(
      steady(
        fair,
        Array.from({ length: CALM_SAMPLES }, () => good),
      ),
    ).toEqual(good);
    expect(steady(fair, [NO_QUALITY])).toEqual(NO_QUALITY);
  });
});

describe('the record', () => {
  it('keeps five numbers for an interval, and nothing for silence', () => {
    expect(intervalOf([sample(), sample({ received: 45, lost: 5, jitterMs: 12.4, remoteLoss: 0.02 })])).toEqual([
      39, 50, 20, 12, 20,
    ]);
    expect(intervalOf([sample({ received: 0 })])).toBeNull();
    expect(intervalOf([])).toBeNull();
  });
});
