// Call centres made up at random, worked over the real tables by the application's own parts, from the list to the INVITE: whoever is dialled
// may be, as an observer says who knows only what was made up and what happened (invariants 3, 4 and 8).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { expect, it, onTestFinished } from 'vitest';
import { add, liveMany, nothing, type Total } from '../../support/dialling/many.ts';

const FULL = process.env['BALIE_N'] === 'full';
const ENTRIES = Number(process.env['BALIE_ENTRIES'] ?? (FULL ? 1_000_000 : 3_000));
/** On the lists of one call centre. */
const EACH = Number(process.env['BALIE_EACH'] ?? (ENTRIES > 20_000 ? 2_000 : 200));
const SEED = Number(process.env['BALIE_SEED'] ?? 11);
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Several processes beside each other, each with call centres of its own. */
async function liveBeside(workers: number): Promise<Total> {
  const folder = mkdtempSync(path.join(tmpdir(), 'balie-dials-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = fileURLToPath(new URL('../../support/dialling/child.ts', import.meta.url));
  await build({
    ...{ configFile: false, envDir: false, logLevel: 'error', root: ROOT },
    ssr: { noExternal: true },
    build: { ssr: file, outDir: folder, emptyOutDir: false, minify: false, rolldownOptions: { external: ['better-sqlite3'], output: { format: 'es', entryFileNames: 'child.mjs', codeSplitting: false } } },
  });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  const runs = Math.ceil(ENTRIES / EACH / workers);
  const begun = Date.now();
  const made: number[] = [];
  const totals = await Promise.all(
    Array.from({ length: workers }, async (_each, n) => {
      const child = spawn(process.execPath, [path.join(folder, 'child.mjs'), String(SEED + n), String(runs), String(EACH)], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_OPTIONS: '' } });
      onTestFinished(() => void child.kill('SIGKILL'));
      let last = '';
      let errors = '';
      let rest = '';
      child.stdout.on('data', (text: Buffer) => {
        const lines = `${rest}${String(text)}`.split('\n');
        rest = lines.pop() ?? '';
        last = lines.at(-1) ?? last;
        made[n] = (JSON.parse(last) as Total).made;
        process.stdout.write(`${String(made.reduce((sum, one) => sum + one, 0))} entries in ${String(Math.round((Date.now() - begun) / 1_000))} s\n`);
      });
      child.stderr.on('data', (text: Buffer) => (errors += String(text)));
      const [code] = (await once(child, 'close')) as [number | null];
      if (code !== 0) throw new Error(`call centres of seed ${String(SEED + n)}: ${errors.slice(-8_000)}`);
      return JSON.parse(last) as Total;
    }),
  );
  const total = nothing();
  for (const one of totals) add(total, one);
  return total;
}

it(`nobody of ${ENTRIES.toLocaleString('en')} is dialled without a basis, outside hours, above the maximum, within the pause, against an objection or out of another hand (invariants 3, 4, 8)`, { timeout: FULL ? 3 * 3_600_000 : 120_000 }, async () => {
  const workers = ENTRIES > 20_000 ? availableParallelism() : 1;
  const total = workers > 1 ? await liveBeside(workers) : await liveMany({ seed: SEED, runs: Math.ceil(ENTRIES / EACH), each: EACH });
  // It was no empty exercise: there were calls, refusals at the last moment, and everything happened that can.
  process.stdout.write(`${JSON.stringify(total)}\n`);
  expect(total.made).toBeGreaterThan(ENTRIES * 0.9);
  expect(total.dials).toBeGreaterThan(total.made / 5);
  expect(Object.keys(total.refused).filter((code) => code.startsWith('guard-')).length).toBeGreaterThanOrEqual(4);
  expect(Object.keys(total.happened).length).toBeGreaterThanOrEqual(14);
});
