import { setTimeout as pause } from 'node:timers/promises';
import { familyOf, memoryOf, strangersWith, type Memory } from '../support/processes.ts';
import { openParty, type PartyName, type Stage } from '../support/party.ts';
import { rotated } from '../support/statistics.ts';

const ECHO = '600';
const SETTLE_MS = 5_000;
const NAMES: readonly PartyName[] = ['balie', 'chromium', 'electron'];

export type MemoryFigures = {
  readonly idle: Readonly<Record<PartyName, readonly Memory[]>>;
  readonly call: Readonly<Record<PartyName, readonly Memory[]>>;
  /** Most processes of others that ran the same executable meanwhile, which makes PSS smaller than it is; should be 0. */
  readonly strangers: number;
};

/** One telephone at a time, because two of one executable would share memory. */
export async function measureMemory(
  stage: Stage,
  rounds: number,
  progress: (round: number) => void,
): Promise<MemoryFigures> {
  const idle: Record<PartyName, Memory[]> = { balie: [], chromium: [], electron: [] };
  const call: Record<PartyName, Memory[]> = { balie: [], chromium: [], electron: [] };
  let strangers = 0;
  for (let round = 0; round < rounds; round += 1) {
    progress(round);
    for (const name of rotated(NAMES, round)) {
      const party = await openParty(name, stage);
      try {
        const measure = async (): Promise<Memory> => {
          await pause(SETTLE_MS);
          const family = familyOf(party.mainPid());
          const executable = name === 'chromium' ? '/usr/lib/chromium' : (process.env['ELECTRON_EXEC_PATH'] ?? '');
          strangers = Math.max(strangers, strangersWith(executable, family));
          return memoryOf(family);
        };
        idle[name].push(await measure());
        await party.fill(ECHO);
        await party.clickCall();
        await party.talking();
        call[name].push(await measure());
        await party.backToIdle();
      } finally {
        await party.close();
      }
    }
  }
  return { idle, call, strangers };
}
