import { setTimeout as pause } from 'node:timers/promises';
import { plainPhone } from '../../pbx/support/office.ts';
import { watchSilences } from '../../pbx/speech/shown-silences.ts';
import { TELEPHONE_RATE, sine } from '../../pbx/support/tones.ts';
import { openBalie, type BalieParty, type Stage } from '../support/party.ts';
import { cpuMsOf } from '../support/processes.ts';

const ECHO = '600';
/** What is measured of a process at a time, and how long it is left alone before. In ms. */
const STRETCH_MS = 5_000;
const SETTLE_MS = 4_000;
const SPOKEN_MS = 1_200;
const SILENT_MS = 4_000;

export type SoundFigures = {
  /** Percent of a core that the media window takes in a call, and in the same call without measuring who speaks; stretch by stretch, at the same time. */
  readonly on: readonly number[];
  readonly off: readonly number[];
  /** From the moment at which a silence is long until the window shows it, the way of the sound included, ms. */
  readonly shown: readonly number[];
};

/** Two telephones in the same call to the echo at once, of which one does not measure; then silences of another telephone. */
export async function measureSound(stage: Stage, rounds: number, progress: (round: number) => void): Promise<SoundFigures> {
  const measuring = await openBalie(stage);
  try {
    const deaf = await openBalie(stage, undefined, { uri: 'sip:1002@127.0.0.1', password: 'pw1002' });
    try {
      await dropMeasuring(deaf);
      const both = [measuring, deaf];
      for (const party of both) {
        await party.fill(ECHO);
        await party.clickCall();
        await party.talking();
      }
      await pause(SETTLE_MS);
      if ((await measuring.desk.state()).talk.length !== 1 || (await deaf.desk.state()).talk.length !== 0) throw new Error('the wrong one measures who speaks');
      const pids = await Promise.all(both.map(mediaPidOf));
      const used: number[][] = [[], []];
      for (let round = 0; round < rounds; round += 1) {
        progress(round);
        const from = performance.now();
        const before = pids.map(cpuMsOf);
        await pause(STRETCH_MS);
        const took = performance.now() - from;
        for (const [index, pid] of pids.entries()) used[index]?.push((100 * (cpuMsOf(pid) - (before[index] ?? 0))) / took);
      }
      for (const party of both) await party.backToIdle();
      return { on: used[0] ?? [], off: used[1] ?? [], shown: await shownOf(stage, measuring, rounds) };
    } finally {
      await deaf.close();
    }
  } finally {
    await measuring.close();
  }
}

/** The context that measures never gets its worklet, and stands still. */
const dropMeasuring = ({ balie }: BalieParty): Promise<void> =>
  balie.media().evaluate(() => {
    const whole = globalThis.AudioContext;
    globalThis.AudioContext = class extends whole {
      constructor(options?: AudioContextOptions) {
        super(options);
        if (options?.sampleRate !== 16_000) return;
        this.audioWorklet.addModule = () => new Promise(() => undefined);
        void this.suspend();
      }
    };
  });

const mediaPidOf = ({ balie }: BalieParty): Promise<number> =>
  balie.app.evaluate(({ webContents }) => webContents.getAllWebContents().find((one) => one.getURL().includes('/media/'))?.getOSProcessId() ?? 0);

async function shownOf({ asterisk }: Stage, { fill, clickCall, talking, backToIdle, desk }: BalieParty, rounds: number): Promise<readonly number[]> {
  const peer = await plainPhone(asterisk, '2001', 0);
  try {
    await fill('2001');
    const ringing = peer.nextCall();
    await clickCall();
    const there = await ringing;
    await there.answer();
    await talking();
    await desk.onlyCard().mute.click();
    const watch = await watchSilences(desk.window);
    const perMs = TELEPHONE_RATE / 1_000;
    const period = SPOKEN_MS + SILENT_MS;
    const samples = new Float32Array((rounds * period + SPOKEN_MS) * perMs);
    for (let round = 0; round <= rounds; round += 1) samples.set(sine(997, SPOKEN_MS * perMs, TELEPHONE_RATE, -14), round * period * perMs);
    const playing = there.media.play(samples);
    while (!playing.done()) await pause(200);
    const { greyMs } = (await desk.state()).talk[0]?.limits ?? { greyMs: Number.NaN };
    const shown = await watch.end();
    await backToIdle();
    return Array.from({ length: rounds }, (_, round) => {
      const quiet = performance.timeOrigin + (playing.sentAt[(round * period + SPOKEN_MS) / 20] ?? Number.NaN);
      return (shown.find(({ at, level }) => level !== null && at > quiet)?.at ?? Number.POSITIVE_INFINITY) - quiet - greyMs;
    });
  } finally {
    await peer.close();
  }
}
