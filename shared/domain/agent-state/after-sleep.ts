import { LONGEST_INTERRUPTION_MS } from './recover-session.ts';
import type { AgentState } from './agent-state.ts';

/** Signs of life further apart than this were not held up by work: the computer slept, or the process was stopped. Milliseconds. */
export const SLEPT_MS = 20_000;
/** Somebody who chose Not ready may have closed the lid for it; after longer than this nobody was at work. Milliseconds. */
export const LONGEST_PAUSE_MS = 4 * 60 * 60_000;

/** `goes-on`: as if awake. `interrupted`: the time is Not ready (technical). `ended`: the session ended when the computer fell asleep. */
export type AfterSleep = 'goes-on' | 'interrupted' | 'ended';

/**
 * What time means in which nothing ran.
 *
 * Not ready that somebody chose goes on. Of every other state nothing was done, which is the same as after a crash (`recoverSession`), and after as
 * long as there the session is over. Nobody is logged out during a call: its session goes on, however long it was.
 * @param asleepMs from the last sign of life to the first one after it, whatever the clock was set to meanwhile
 */
export function afterSleep({ state }: Pick<AgentState, 'state'>, inCall: boolean, asleepMs: number): AfterSleep {
  if (asleepMs <= SLEPT_MS || state === 'logged-out') return 'goes-on';
  if (inCall) return 'interrupted';
  if (state === 'not-ready') return asleepMs <= LONGEST_PAUSE_MS ? 'goes-on' : 'ended';
  return asleepMs <= LONGEST_INTERRUPTION_MS ? 'interrupted' : 'ended';
}
