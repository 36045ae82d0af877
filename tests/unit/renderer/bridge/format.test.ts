import { describe, expect, it } from 'vitest';
import { formatBytes, formatDay, formatDuration } from '../../../../renderer/agent/bridge/format.ts';
import { TEST_NOW } from '../../../support/app-state.ts';

describe('wordings of time and size', () => {
  it('shows running times without jumping in length below an hour', () => {
    expect([-5, 0, 7_999, 60_000, 754_000, 3_723_000].map(formatDuration)).toEqual([
      '0:00',
      '0:00',
      '0:07',
      '1:00',
      '12:34',
      '1:02:03',
    ]);
  });

  it('names the year only when it is another one', () => {
    const lastYear = TEST_NOW - 365 * 86_400_000;
    expect([formatDay(TEST_NOW, 'en', TEST_NOW), formatDay(lastYear, 'nl', TEST_NOW)]).toEqual([
      '22 Nov',
      '22 nov 2025',
    ]);
  });

  it('shows sizes as file managers do', () => {
    expect([812_000, 1_500_000, 48_210_000, 2_400_000_000].map((bytes) => formatBytes(bytes, 'nl'))).toEqual([
      '812 kB',
      '1,5 MB',
      '48 MB',
      '2,4 GB',
    ]);
  });
});
