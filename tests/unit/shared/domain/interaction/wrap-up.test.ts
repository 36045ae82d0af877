import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extended, wrapUpClock, WRAP_UP_EXTENSION_MS } from '../../../../../shared/domain/interaction/wrap-up.ts';

const handling = (limitMs: number, extraMs = 0) => ({ state: 'handling', endedAt: 1_000, wrapUp: { limitMs, extraMs } });

describe('the time to complete a registration', () => {
  it('runs, warns in its last part, and is over without doing anything', () => {
    const look = (now: number) => wrapUpClock(handling(60_000), now);
    expect(look(1_000)).toEqual({ leftMs: 60_000, look: 'running' });
    expect(look(45_999)?.look).toBe('running');
    expect(look(46_000)).toEqual({ leftMs: 15_000, look: 'warning' });
    expect(look(60_999)?.look).toBe('warning');
    expect(look(61_000)).toEqual({ leftMs: 0, look: 'over' });
    expect(look(70_000)).toEqual({ leftMs: -9_000, look: 'over' });
    // A short limit warns in its last third.
    expect(wrapUpClock(handling(15_000), 10_999)?.look).toBe('running');
    expect(wrapUpClock(handling(15_000), 11_000)?.look).toBe('warning');
  });

  it('is there only between the call and the end of the registration, and where there is a limit', () => {
    for (const state of ['open', 'completed', 'incomplete', 'unregistered']) expect(wrapUpClock({ ...handling(60_000), state }, 2_000)).toBeNull();
    expect(wrapUpClock({ state: 'handling', endedAt: 1_000, wrapUp: null }, 2_000)).toBeNull();
  });

  it('gives the whole extension, also after the time was over, and never takes time away', () => {
    expect(extended({ limitMs: 60_000, extraMs: 0 }, 1_000, 30_000)).toEqual({ limitMs: 60_000, extraMs: 60_000 });
    const late = extended({ limitMs: 60_000, extraMs: 0 }, 1_000, 100_000);
    expect(wrapUpClock({ state: 'handling', endedAt: 1_000, wrapUp: late }, 100_000)?.leftMs).toBe(WRAP_UP_EXTENSION_MS);
    fc.assert(
      fc.property(fc.nat(3_600_000), fc.nat(3_600_000), fc.nat(10_000_000), (limitMs, extraMs, now) => {
        const wrapUp = { limitMs, extraMs };
        const at = { state: 'handling', endedAt: 0 };
        const before = wrapUpClock({ ...at, wrapUp }, now)?.leftMs ?? 0;
        const after = wrapUpClock({ ...at, wrapUp: extended(wrapUp, 0, now) }, now)?.leftMs ?? 0;
        expect(after).toBe(Math.max(before, 0) + WRAP_UP_EXTENSION_MS);
      }),
    );
  });
});
