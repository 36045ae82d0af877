import { describe, expect, it } from 'vitest';
import { createRestartPause } from '../../../../electron/windows/restart-pause.ts';

/** The pauses after so many lives of this length, each begun when the pause before it was over. */
function pausesOf(lives: number, livesMs: number, loadsMs = 300): readonly number[] {
  const pause = createRestartPause();
  let now = 1_000;
  return Array.from({ length: lives }, () => {
    if (livesMs > 0) pause.loaded(now + loadsMs);
    now += loadsMs + livesMs;
    const waitMs = pause.ended(now);
    now += waitMs;
    return waitMs;
  });
}

describe('the pause before a page is made again', () => {
  it('is none for pages that carried sound, however often they are killed', () => {
    expect(pausesOf(20, 600)).toEqual(Array.from({ length: 20 }, () => 0));
  });

  it('grows for pages that cannot live, up to ten seconds, and is forgotten after a while', () => {
    expect(pausesOf(6, 0)).toEqual([0, 0, 0, 1_000, 2_000, 3_000]);
    expect(Math.max(...pausesOf(60, 0))).toBeLessThanOrEqual(10_000);
    const pause = createRestartPause();
    for (const at of [0, 10, 20, 30]) pause.ended(at);
    expect(pause.ended(20_000)).toBe(0);
  });

  it('is there at last also for pages that live a moment each', () => {
    expect(Math.max(...pausesOf(40, 260, 100))).toBeGreaterThan(0);
  });
});
