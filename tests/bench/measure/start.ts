import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { FAKE_MICROPHONE } from '../../e2e/support/balie.ts';
import { rotated } from '../support/statistics.ts';
import { wallOffset } from '../support/clock.ts';

/** Instants within one start, ms after the process was spawned. */
export type StartTimes = {
  /** The first line of JavaScript in the main process. */
  readonly main: number;
  /** Electron is ready. */
  readonly ready: number;
  /** The window can be seen. */
  readonly shown: number;
  /** The enabled number field has been painted. */
  readonly painted: number;
  /** Both: somebody could begin to type. */
  readonly usable: number;
  /** Nothing is missing any more: main has told its state, and it is painted. */
  readonly complete: number;
};

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const HOOK = fileURLToPath(new URL('../support/start-hook.cjs', import.meta.url));
const EMPTY_WINDOW = fileURLToPath(new URL('../empty-window', import.meta.url));
const LABEL = 'Number or name';
const LIMIT_MS = 30_000;
/** Not counted: files come into the page cache, and engines fill their code caches. */
const WARM_UP = 2;
/** The first of them runs for as long as it takes until compiled code is kept: nobody works for less than this. */
const FIRST_RUN_MS = 12_000;
/** How long a start goes on afterwards. */
const RUN_MS = 700;
/** After the end of one start, so that it does not work on into the next. */
const REST_MS = 300;

/** @param profile of Balie, set up and closed before */
export async function measureStarts(
  profile: string,
  rounds: number,
  progress: (round: number) => void,
): Promise<{ readonly balie: readonly StartTimes[]; readonly empty: readonly StartTimes[] }> {
  const emptyProfile = mkdtempSync(path.join(tmpdir(), 'balie-bench-empty-'));
  const times: Record<'balie' | 'empty', StartTimes[]> = { balie: [], empty: [] };
  try {
    for (let round = -WARM_UP; round < rounds; round += 1) {
      progress(round);
      for (const which of rotated(['balie', 'empty'] as const, round + WARM_UP)) {
        const started =
          which === 'balie'
            ? await startOnce(ROOT, profile, 'app://bundle/agent/', round === -WARM_UP ? FIRST_RUN_MS : RUN_MS)
            : await startOnce(EMPTY_WINDOW, emptyProfile, 'empty-window', RUN_MS);
        if (round >= 0) times[which].push(started);
        await pause(REST_MS);
      }
    }
    return times;
  } finally {
    rmSync(emptyProfile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function startOnce(app: string, profile: string, page: string, runMs: number): Promise<StartTimes> {
  const executable = process.env['ELECTRON_EXEC_PATH'];
  if (executable === undefined) throw new Error('start this with npm run bench');
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const at = performance.now() + wallOffset();
  const child = spawn(
    executable,
    ['-r', HOOK, app, `--user-data-dir=${profile}`, '--lang=en', ...FAKE_MICROPHONE, ...sandbox],
    { cwd: ROOT, env: { ...process.env, BENCH_PAGE: page, BENCH_LABEL: LABEL }, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    const told = new Map<string, number>();
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${app} showed no window in ${LIMIT_MS / 1000} s`)), LIMIT_MS);
      child.once('exit', (code) => reject(new Error(`${app} ended with ${code} before it showed a window`)));
      let buffer = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        const lines = (buffer + text).split('\n');
        buffer = lines.pop() ?? '';
        for (const line of lines.filter((one) => one.startsWith('bench:'))) {
          const { what, at: instant } = JSON.parse(line.slice('bench:'.length)) as { what: string; at: number };
          if (!told.has(what)) told.set(what, instant - at);
        }
        if (!told.has('shown') || !told.has('painted') || !told.has('complete')) return;
        clearTimeout(timer);
        resolve();
      });
    });
    const time = (what: string): number => told.get(what) ?? Number.NaN;
    return {
      main: time('main'),
      ready: time('ready'),
      shown: time('shown'),
      painted: time('painted'),
      usable: Math.max(time('shown'), time('painted')),
      complete: Math.max(time('shown'), time('complete')),
    };
  } finally {
    // As a system does when the user logs out: Balie closes its data in order.
    await pause(runMs);
    child.kill('SIGTERM');
    const impatience = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await gone;
    clearTimeout(impatience);
  }
}
