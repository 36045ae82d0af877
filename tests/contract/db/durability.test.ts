import BetterSqlite from 'better-sqlite3';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { BUILT_WORKER, FULL, id, opened, testOptions } from './support.ts';

const KILLS = FULL ? 100 : 10;
const folder = path.resolve('.cache', `durability-${process.pid}`);

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: fileURLToPath(new URL('./durability-child.ts', import.meta.url)),
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { external: ['better-sqlite3'], output: { format: 'es', entryFileNames: 'child.mjs' } },
    },
  });
  // Limits only: on a busy machine the bundle and each start of a process take their time.
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('kill -9 of the whole process', () => {
  it(`keeps every acknowledged keystroke, ${KILLS} times in a row`, { timeout: KILLS * 60_000 }, async () => {
    const { options } = testOptions();
    const ids = [id(), id()];
    let last = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const child = spawn(
        process.execPath,
        [path.join(folder, 'child.mjs'), options.file, options.backupFolder, BUILT_WORKER, ...ids],
        { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } },
      );
      let output = '';
      // At another moment each time, in the middle of the writing.
      const enough = last + 20 + (kill % 20) * 17;
      const killed = new Promise<void>((resolve) => {
        child.stdout.on('data', (text: Buffer) => {
          output += text.toString();
          // Whole lines, as they are counted afterwards.
          if (Number(output.slice(0, output.lastIndexOf('\n')).split('\n').at(-1)) >= enough && child.kill('SIGKILL')) resolve();
        });
      });
      const exited = once(child, 'close');
      await Promise.race([killed, exited]);
      expect(await exited).toEqual([null, 'SIGKILL']);
      // A line that was cut off was not read by anybody.
      const acknowledged = Number(output.slice(0, output.lastIndexOf('\n')).split('\n').at(-1));
      expect(acknowledged).toBeGreaterThanOrEqual(enough);

      const data = await opened(options);
      const [found] = await data.interactions.unfinished();
      const stored = Number(found?.remoteRaw);
      // More may be stored than was said: what the process had written to its output died with it.
      expect(stored).toBeGreaterThanOrEqual(acknowledged);
      expect(found?.values.note?.value).toBe(`typed ${stored} ${'x'.repeat(stored % 3_000)}`);
      await data.close();
      last = stored;
    }
    const file = new BetterSqlite(options.file, { readonly: true });
    expect(file.pragma('integrity_check', { simple: true })).toBe('ok');
    file.close();
  });
});
