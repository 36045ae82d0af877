import { describe, expect, it } from 'vitest';
import { quantile, rotated, summarise } from './statistics.ts';

describe('quantile', () => {
  it('is the middle of an odd series, whatever its order', () => {
    expect(quantile([30, 10, 20], 0.5)).toBe(20);
  });

  it('lies between the two middle values of an even series', () => {
    expect(quantile([4, 1, 2, 3], 0.5)).toBe(2.5);
  });

  it('interpolates between ranks', () => {
    // Rank 0.95 * 19 = 18.05: a twentieth of the way from the 19th value to the 20th.
    const series = Array.from({ length: 20 }, (_, index) => index + 1);
    expect(quantile(series, 0.95)).toBeCloseTo(19.05, 10);
  });

  it('reaches both ends', () => {
    expect(quantile([7, 3, 9], 0)).toBe(3);
    expect(quantile([7, 3, 9], 1)).toBe(9);
  });

  it('sorts by value and leaves the series alone', () => {
    const series = [100, 9, 20];
    expect(quantile(series, 0)).toBe(9);
    expect(series).toEqual([100, 9, 20]);
  });

  it('refuses what has no quantile', () => {
    expect(() => quantile([], 0.5)).toThrow(RangeError);
    expect(() => quantile([1, Number.NaN], 0.5)).toThrow(RangeError);
    expect(() => quantile([1], 1.1)).toThrow(RangeError);
    expect(() => quantile([1], Number.NaN)).toThrow(RangeError);
  });
});

describe('summarise', () => {
  it('tells number, median, p95 and both ends', () => {
    expect(summarise([5])).toEqual({ n: 1, median: 5, p95: 5, min: 5, max: 5 });
    expect(summarise([1, 2, 3, 4])).toEqual({ n: 4, median: 2.5, p95: 3.8499999999999996, min: 1, max: 4 });
  });
});

describe('rotated', () => {
  it('gives every party every place', () => {
    expect([0, 1, 2, 3].map((round) => rotated(['a', 'b', 'c'], round).join(''))).toEqual(['abc', 'bca', 'cab', 'abc']);
  });
});
