import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AppState } from '../../../shared/ipc/app-state.ts';
import { writeCsv } from '../contacts/csv.ts';
import type { BalieParty } from '../support/party.ts';
import { measureKeystrokes } from './keystrokes.ts';
import { watchIdleProcess } from '../support/idle-process.ts';
import { longestStall } from './stall.ts';

export type ImportFigures = {
  readonly rows: number;
  /** From key to disk while another import of the file runs in a call, ms. */
  readonly keys: readonly number[];
  /** Longest stall of main meanwhile, ms. */
  readonly stallMs: number;
  /** Of a process that does nothing, at the same time, ms. */
  readonly idleMs: number;
  /** The same in a call without an import. */
  readonly quiet: { readonly keys: readonly number[]; readonly stallMs: number };
  /** The import had not ended when the last key was typed. */
  readonly lasted: boolean;
};

/** What somebody who types in a call notices of an import. */
export async function measureImport(party: BalieParty, rows: number, keys: number): Promise<ImportFigures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'balie-bench-import-'));
  const file = path.join(folder, 'customers.csv');
  try {
    await writeCsv(file, 11, rows, { byteOrderMark: false, lineEnd: '\n' });
    const { desk } = party;
    const job = async (): Promise<AppState['contactFiles']['job']> => (await desk.state()).contactFiles.job;
    const reached = async (phase: string): Promise<void> => {
      for (;;) {
        const now = await job();
        if (now?.phase === phase) return;
        if (now?.phase === 'failed') throw new Error(`the import failed: ${String(now.problem)}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    const open = async (): Promise<void> => {
      await desk.invoke('import.open', { file });
      await reached('mapping');
      await desk.invoke('import.setRule', { action: 'add', keys: [] });
      await desk.invoke('import.check', {});
      await reached('rules');
    };

    let typedQuietly: readonly number[] = [];
    const quietStallMs = await longestStall(party, async () => {
      typedQuietly = await measureKeystrokes(party, keys);
    });

    await open();
    let typed: readonly number[] = [];
    let lasted = false;
    const ofMachine = await watchIdleProcess();
    const stallMs = await longestStall(party, async () => {
      await desk.invoke('import.start', {});
      typed = await measureKeystrokes(party, keys);
      lasted = (await job())?.phase === 'writing';
    });
    const idleMs = await ofMachine();
    await desk.invoke('import.cancel', {}).catch(() => undefined);
    return {
      rows,
      keys: typed,
      stallMs,
      idleMs,
      quiet: { keys: typedQuietly, stallMs: quietStallMs },
      lasted,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
