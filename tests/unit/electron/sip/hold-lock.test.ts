import { describe, expect, it } from 'vitest';
import { HoldLock, type ReinviteOutcome } from '../../../../electron/sip/hold-lock.ts';

/** A far end whose answers the test gives one by one. */
function setUp(): {
  lock: HoldLock;
  told: string[];
  asked: boolean[];
  answer: (outcome: ReinviteOutcome) => Promise<void>;
} {
  const told: string[] = [];
  const asked: boolean[] = [];
  let settle: (outcome: ReinviteOutcome) => void = () => undefined;
  const lock = new HoldLock(
    (on) => {
      asked.push(on);
      return new Promise((resolve) => {
        settle = resolve;
      });
    },
    (state) => told.push(state),
  );
  return {
    lock,
    told,
    asked,
    answer: async (outcome) => {
      settle(outcome);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('HoldLock', () => {
  it('turns on and off', async () => {
    const { lock, told, asked, answer } = setUp();
    lock.set(true);
    await answer('accepted');
    lock.set(false);
    await answer('accepted');
    expect({ told, asked }).toEqual({ told: ['turning-on', 'on', 'turning-off', 'off'], asked: [true, false] });
  });

  it('sends one request at a time and ends with the last wish', async () => {
    const { lock, told, asked, answer } = setUp();
    lock.set(true);
    lock.set(false);
    lock.set(true);
    lock.set(false);
    expect(asked).toEqual([true]);
    await answer('accepted');
    expect(asked).toEqual([true, false]);
    await answer('accepted');
    expect(told.at(-1)).toBe('off');
  });

  it('needs no second request when the wish came back', async () => {
    const { lock, told, asked, answer } = setUp();
    lock.set(true);
    lock.set(false);
    lock.set(true);
    await answer('accepted');
    expect(asked).toEqual([true]);
    expect(told.at(-1)).toBe('on');
  });

  it('stays as it was when it is refused', async () => {
    const { lock, told, asked, answer } = setUp();
    lock.set(true);
    await answer('refused');
    expect({ told, asked, wanted: lock.wanted }).toEqual({ told: ['turning-on', 'off'], asked: [true], wanted: false });
  });

  it('repeats what was interrupted', async () => {
    const { lock, asked, told, answer } = setUp();
    lock.set(true);
    await answer('interrupted');
    await answer('accepted');
    expect(asked).toEqual([true, true]);
    expect(told).toEqual(['turning-on', 'on']);
  });

  it('refreshes without telling', async () => {
    const { lock, asked, told, answer } = setUp();
    lock.set(true);
    await answer('accepted');
    lock.refresh();
    await answer('interrupted');
    await answer('accepted');
    expect(asked).toEqual([true, true, true]);
    expect(told).toEqual(['turning-on', 'on']);
  });

  it('does nothing more when the call is over', async () => {
    const { lock, asked, told, answer } = setUp();
    lock.set(true);
    await answer('over');
    lock.set(false);
    expect(asked).toEqual([true]);
    expect(told).toEqual(['turning-on', 'turning-off']);
  });
});
