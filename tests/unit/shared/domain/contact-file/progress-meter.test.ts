import { expect, it } from 'vitest';
import { ProgressMeter } from '../../../../../shared/domain/contact-file/import-job.ts';

it('shows the rate of the last seconds, and foretells by the last minute', () => {
  const meter = new ProgressMeter();
  let done = 0;
  const total = 100_000;
  let shown = meter.at(0, 0, total, 0);
  expect(shown).toMatchObject({ perSecond: 0, secondsLeft: null });
  // Fifty seconds at 1,000 rows a second, then ten at a tenth of that.
  for (let second = 1; second <= 60; second += 1) {
    done += second <= 50 ? 1_000 : 100;
    shown = meter.at(second * 1_000, done, total, done / total);
  }
  expect(shown.perSecond).toBe(100);
  // 51,000 rows in sixty seconds: 49,000 more take about 58, not the 490 of the last seconds.
  expect(shown.secondsLeft).toBe(58);
  for (let second = 61; second <= 120; second += 1) {
    done += 100;
    shown = meter.at(second * 1_000, done, total, done / total);
  }
  expect(shown.perSecond).toBe(100);
  expect(Math.abs((shown.secondsLeft ?? 0) - 430)).toBeLessThan(3);
});
