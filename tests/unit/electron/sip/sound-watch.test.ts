import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RegainWay } from '../../../../electron/sip/recovery-plan.ts';
import { SoundWatch } from '../../../../electron/sip/sound-watch.ts';

type Asked = { readonly reason: string; readonly ways: readonly RegainWay[] };

/** A watch with its world: what is due, what was asked for, and whether that helps. */
function watched(): { watch: SoundWatch; asked: Asked[]; world: { due: boolean; mayPause: boolean; helps: boolean } } {
  const asked: Asked[] = [];
  const world = { due: true, mayPause: false, helps: false };
  const watch = new SoundWatch({
    now: () => Date.now(),
    isDue: () => world.due,
    mayPause: () => world.mayPause,
    regain: (reason, ways) => {
      asked.push({ reason, ways });
      return Promise.resolve(world.helps);
    },
  });
  return { watch, asked, world };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(1_000_000);
});
afterEach(() => void vi.useRealTimers());

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

it('after a change in the dialog, another codec is asked for at once, and then new media', async () => {
  const { watch, asked } = watched();
  watch.onPath(true, false);
  watch.onChanged();
  await pass(1_200);
  watch.onPath(false, false);
  await pass(300);
  expect(asked).toEqual([{ reason: 'silent since the dialog changed', ways: ['recode', 'renew'] }]);
});

it('without any change it waits longer and stays with the gentle way, once per silence', async () => {
  const { watch, asked } = watched();
  watch.onPath(true, false);
  await pass(60_000);
  watch.onPath(false, false);
  await pass(1_500);
  expect(asked).toEqual([]);
  await pass(60_000);
  expect(asked).toEqual([{ reason: 'silent', ways: ['recode'] }]);
});

it('packets that cannot be read need new media, whatever is known beside', async () => {
  const { watch, asked, world } = watched();
  world.mayPause = true;
  watch.onPath(true, false);
  await pass(60_000);
  watch.onPath(false, true);
  await pass(500);
  expect(asked.map(({ ways }) => ways)).toEqual([['renew', 'replace']]);
});

it.each([
  ['nothing was heard before', (watch: SoundWatch) => watch.onPath(false, false)],
  [
    'the far end sends nothing in pauses',
    (watch: SoundWatch, world: { mayPause: boolean }) => {
      world.mayPause = true;
      watch.onPath(true, false);
      watch.onPath(false, false);
    },
  ],
  [
    'the call is on hold',
    (watch: SoundWatch, world: { due: boolean }) => {
      watch.onPath(true, false);
      world.due = false;
      watch.onPath(false, false);
    },
  ],
  [
    'it comes back in time',
    (watch: SoundWatch) => {
      watch.onPath(true, false);
      watch.onPath(false, false);
      setTimeout(() => watch.onPath(true, false), 1_000);
    },
  ],
  [
    'the call is over',
    (watch: SoundWatch) => {
      watch.onPath(true, false);
      watch.onPath(false, false);
      watch.dispose();
    },
  ],
] as const)('nothing is done when %s', async (_name, happen) => {
  const { watch, asked, world } = watched();
  happen(watch, world);
  await pass(60_000);
  expect(asked).toEqual([]);
});

it('a far end that fell silent and came back by itself is not asked again without a change', async () => {
  const { watch, asked } = watched();
  watch.onPath(true, false);
  watch.onPath(false, false);
  await pass(1_000);
  watch.onPath(true, false);
  watch.onPath(false, false);
  await pass(60_000);
  expect(asked).toEqual([]);
  watch.onChanged();
  await pass(300);
  expect(asked).toHaveLength(1);
});

it('held for long, then resumed: sound is waited for from then on', async () => {
  const { watch, asked, world } = watched();
  watch.onPath(true, false);
  world.due = false;
  watch.onPath(false, false);
  await pass(600_000);
  world.due = true;
  watch.onChanged();
  await pass(300);
  expect(asked.map(({ ways }) => ways)).toEqual([['recode', 'renew']]);
});

it('asks at most six times in a call', async () => {
  const { watch, asked } = watched();
  watch.onPath(true, false);
  watch.onPath(false, false);
  for (let change = 0; change < 20; change += 1) {
    watch.onChanged();
    await pass(10_000);
  }
  expect(asked).toHaveLength(6);
});
