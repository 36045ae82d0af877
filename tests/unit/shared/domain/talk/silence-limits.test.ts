import { expect, it } from 'vitest';
import { limitsAt, USUAL_LIMITS, withLimit } from '../../../../../shared/domain/talk/silence-limits.ts';

it('a step sets where a silence is too long; the earlier limits give way', () => {
  expect(limitsAt(undefined, null)).toBe(USUAL_LIMITS);
  expect(limitsAt(undefined, 5_000)).toEqual({ greyMs: 2_000, amberMs: 3_000, redMs: 5_000 });
  expect(limitsAt(undefined, 2_000)).toEqual({ greyMs: 800, amberMs: 1_200, redMs: 2_000 });
  expect(limitsAt(undefined, 30_000)).toEqual({ greyMs: 3_000, amberMs: 6_000, redMs: 30_000 });
  // A project that wants no grey has none, where the step leaves amber alone.
  const without = { greyMs: 4_000, amberMs: 4_000, redMs: 8_000 };
  expect(limitsAt(without, 30_000)).toEqual({ ...without, redMs: 30_000 });
});

it('limits never fall, whichever is changed', () => {
  expect(withLimit(USUAL_LIMITS, 'greyMs', 8_000)).toEqual({ greyMs: 8_000, amberMs: 8_000, redMs: 10_000 });
  expect(withLimit(USUAL_LIMITS, 'redMs', 2_000)).toEqual({ greyMs: 2_000, amberMs: 2_000, redMs: 2_000 });
});
