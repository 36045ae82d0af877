import { describe, expect, it } from 'vitest';
import { reconnectDelayMs, retryAfterMs } from '../../../../electron/sip/reconnect-policy.ts';

describe('reconnectDelayMs', () => {
  it('doubles up to half a minute', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 1_000].map((attempt) => reconnectDelayMs(attempt, 'fast', 0))).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
    ]);
  });

  it('goes from one to ten minutes where only somebody else can help', () => {
    expect([0, 1, 4].map((attempt) => reconnectDelayMs(attempt, 'slow', 0))).toEqual([60_000, 120_000, 600_000]);
  });

  it('takes off at most a fifth', () => {
    expect(reconnectDelayMs(5, 'fast', 0.999_999)).toBe(24_000);
  });
});

describe('retryAfterMs', () => {
  it.each([
    ['120', 120_000],
    ['5;duration=3600', 5_000],
    ['18000 (in maintenance)', 3_600_000],
    ['0', 1_000],
    ['soon', null],
    [undefined, null],
  ])('%s', (header, expected) => {
    expect(retryAfterMs(header)).toBe(expected);
  });
});
