import type { IntervalHistogram } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { BalieParty } from '../support/party.ts';

const ECHO = '600';
/** From the click to the end of the observation: the conversation is up and its first effects are written. */
const OBSERVED_MS = 1_200;
const RESOLUTION_MS = 1;

type Watched = { benchDelay: IntervalHistogram };

/**
 * The longest time, in ms, for which the main process could not turn to anything else: while nothing happens, and while
 * a call is set up, in turns.
 */
export async function measureStalls(
  party: BalieParty,
  rounds: number,
  progress: (round: number) => void,
): Promise<{ readonly idle: readonly number[]; readonly call: readonly number[] }> {
  const idle: number[] = [];
  const call: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    progress(round);
    const quiet = await longestStall(party, async () => pause(OBSERVED_MS));
    await party.fill(ECHO);
    await pause(300);
    const busy = await longestStall(party, async () => {
      const until = performance.now() + OBSERVED_MS;
      await party.clickCall();
      await party.talking();
      await pause(Math.max(0, until - performance.now()));
    });
    await party.backToIdle();
    // The first call compiles code that all later ones use.
    if (round < 0) continue;
    idle.push(quiet);
    call.push(busy);
  }
  return { idle, call };
}

/** Longest time for which main's event loop did not turn while `work` went on, ms. */
export async function longestStall(party: BalieParty, work: () => Promise<void>): Promise<number> {
  const { app } = party.balie;
  await app.evaluate((_electron, resolution) => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const delay = monitorEventLoopDelay({ resolution });
    (globalThis as unknown as Watched).benchDelay = delay;
    // After this very evaluation, which is a stall of its own.
    setTimeout(() => delay.enable(), 50);
  }, RESOLUTION_MS);
  await pause(100);
  await work();
  const longest = await app.evaluate(() => {
    const { benchDelay } = globalThis as unknown as Watched;
    benchDelay.disable();
    return benchDelay.max / 1e6;
  });
  // What is told is the time between two ticks, which lie one resolution apart when nothing stalls.
  return Math.max(0, longest - RESOLUTION_MS);
}
