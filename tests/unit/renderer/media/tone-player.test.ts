import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTonePlayer, type TonePlayer } from '../../../../renderer/media/tone-player.ts';

/** Stands in for the browser's: a clock that goes while the device takes sound, and devices that can be missing. */
class Context extends EventTarget {
  static made: Context[] = [];
  static devices = new Set(['speakers', 'headset']);
  /** How long a change of device takes, in ms. */
  static changeMs = 5;
  sinkId = '';
  state = 'running';
  sampleRate = 8_000;
  destination = {};
  stuck = false;
  #began = performance.now();
  #stoppedAt: number | null = null;

  constructor() {
    super();
    Context.made.push(this);
  }
  get currentTime(): number {
    if (this.stuck) this.#stoppedAt ??= performance.now();
    return ((this.#stoppedAt ?? performance.now()) - this.#began) / 1_000;
  }
  async setSinkId(id: string): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, Context.changeMs));
    if (id !== '' && !Context.devices.has(id)) throw new DOMException('no such device', 'NotFoundError');
    this.sinkId = id;
  }
  createBuffer(): object {
    return { copyToChannel: () => undefined };
  }
  resume(): Promise<void> {
    return Promise.resolve();
  }
  close(): Promise<void> {
    this.state = 'closed';
    return Promise.resolve();
  }
}
class Node extends EventTarget {
  gain = { setTargetAtTime: () => undefined };
  connect = (): undefined => undefined;
  start = (): undefined => undefined;
  stop = (): undefined => undefined;
}

const faults: unknown[] = [];
let player: TonePlayer;
const sounding = (): string[] => Context.made.filter(({ state }) => state !== 'closed').map(({ sinkId }) => sinkId);
const last = (): Context => Context.made.at(-1) ?? new Context();
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  Context.made = [];
  Context.devices = new Set(['speakers', 'headset']);
  faults.length = 0;
  vi.stubGlobal('AudioContext', Context);
  vi.stubGlobal('GainNode', Node);
  vi.stubGlobal('AudioBufferSourceNode', Node);
  player = createTonePlayer((error) => faults.push(error));
  player.setDevice('speakers');
});
afterEach(() => {
  player.stop('bell');
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('a ring whose device is pulled out', () => {
  it.each([
    ['before the list of devices changed', ['error', 'list']],
    ['after the list of devices changed', ['list', 'error']],
    ['and only the list tells', ['list']],
  ] as const)('comes out of the next one: the browser tells %s', async (_when, order) => {
    player.play('bell');
    await pass(1_000);
    expect(sounding()).toEqual(['speakers']);
    Context.devices.delete('speakers');
    for (const what of order) {
      if (what === 'list') player.setDevice('headset');
      else last().dispatchEvent(new Event('error'));
      await pass(2);
    }
    await pass(1_000);
    expect(sounding()).toEqual(['headset']);
  });

  it('is begun anew where its device takes nothing any more and nothing tells', async () => {
    player.play('bell');
    await pass(1_000);
    last().stuck = true;
    Context.devices.delete('speakers');
    await pass(2_500);
    expect(sounding()).toEqual(['']);
    Context.devices.add('speakers');
    await pass(500);
    expect(sounding()).toEqual(['speakers']);
  });

  it('is left to the system where the device is listed and fails, until another one is asked for', async () => {
    player.play('bell');
    await pass(10);
    last().dispatchEvent(new Event('error'));
    await pass(3_000);
    expect(sounding()).toEqual(['']);
    expect(Context.made).toHaveLength(2);
    player.setDevice('headset');
    await pass(100);
    expect(sounding()).toEqual(['headset']);
  });
});

describe('the device that a tone plays on', () => {
  it('is the one asked for last, however quickly they follow each other', async () => {
    player.play('bell');
    await pass(100);
    player.setDevice('headset');
    await pass(2);
    player.setDevice('speakers');
    await pass(100);
    expect(sounding()).toEqual(['speakers']);
  });

  it('is not opened again and again while the tone goes on', async () => {
    player.play('bell');
    await pass(60_000);
    expect(Context.made).toHaveLength(1);
    player.stop('bell');
    expect(sounding()).toEqual([]);
    expect(faults).toEqual([]);
  });
});
