import { describe, expect, it } from 'vitest';

import { createDayCounts } from '../../../../electron/app/day-counts.ts';
import type { DataPort } from '../../../../electron/app/ports/data-port.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

const MINUTE = 60_000;

function rig(left: number) {
  const clock = createFakeClock(0);
  let days = left;
  const asked: number[] = [];
  const on = { call: false, disk: true };
  const countDays = (most: number): Promise<number> => {
    asked.push(clock.now());
    const counted = Math.min(days, most);
    days -= counted;
    return on.disk ? Promise.resolve(counted) : Promise.reject(new Error('full'));
  };
  const warnings: unknown[] = [];
  const nothing = (): void => undefined;
  const desk = createDayCounts({
    data: () => ({ figures: { countDays } }) as unknown as DataPort,
    timers: clock.timers,
    log: { error: nothing, warn: (_, details) => void warnings.push(details), info: nothing, debug: nothing },
    busy: () => on.call,
  });
  /** Time in small steps, with room for what was asked to answer. */
  const pass = async (ms: number): Promise<void> => {
    for (let gone = 0; gone < ms; gone += 1_000) {
      clock.advance(1_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { desk, asked, on, warnings, pass, left: () => days };
}

describe('days that are over', () => {
  it('are counted behind the work, some at once, all of them in the end, and looked for again later', async () => {
    const { desk, asked, pass, left } = rig(37);
    desk.start();
    await pass(20_000);
    expect(asked).toEqual([]);
    await pass(MINUTE);
    expect(left()).toBe(0);
    const then = asked.length;
    await pass(5 * MINUTE);
    expect(asked).toHaveLength(then);
    await pass(6 * MINUTE);
    expect(asked).toHaveLength(then + 1);
    desk.stop();
    await pass(30 * MINUTE);
    expect(asked).toHaveLength(then + 1);
  });

  it('wait while there is a call, and for a disk that has room again', async () => {
    const { desk, asked, on, warnings, pass, left } = rig(9);
    on.call = true;
    desk.start();
    await pass(2 * MINUTE);
    expect(asked).toEqual([]);
    Object.assign(on, { call: false, disk: false });
    await pass(MINUTE);
    expect([asked.length, warnings.length]).toEqual([1, 1]);
    on.disk = true;
    await pass(11 * MINUTE);
    expect(left()).toBe(0);
  });
});
