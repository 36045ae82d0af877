import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { panesOf } from '../../e2e/support/panes.ts';
import { wallOffset } from '../support/clock.ts';
import { until, type BalieParty } from '../support/party.ts';

const WATCHER = fileURLToPath(new URL('../support/disk-watch.mjs', import.meta.url));
const ECHO = '600';
/** Between keys, ms: somebody who types fast without a pause, somebody who types, somebody who thinks at every key. */
const RHYTHMS = [35, 110, 320];

type TypedWindow = { benchKeys: { readonly text: string; readonly at: number }[] };

/**
 * Types into the registration of a living call and reads the data file from another process.
 * @param perRhythm keys for each of three rhythms
 * @returns for each key the ms from the key to the instant at which the file held it
 */
export async function measureKeystrokes(party: BalieParty, perRhythm: number): Promise<readonly number[]> {
  const { page } = party;
  await party.fill(ECHO);
  await party.clickCall();
  await party.talking();
  const { question } = panesOf(page);
  await question.click();
  await page.evaluate(() => {
    const keys: TypedWindow['benchKeys'] = [];
    (globalThis as unknown as TypedWindow).benchKeys = keys;
    let pressed = 0;
    document.addEventListener('keydown', () => (pressed = performance.now()), { capture: true });
    document.addEventListener(
      'input',
      ({ target }) => keys.push({ text: (target as HTMLInputElement).value, at: pressed }),
      { capture: true },
    );
  });

  const watch = watchFile(path.join(party.balie.profile, 'balie.sqlite'), 'question');
  try {
    await watch.ready;
    for (const rhythm of RHYTHMS) {
      for (let key = 0; key < perRhythm; key += 1) {
        await page.keyboard.press(String.fromCharCode(97 + (key % 26)));
        // Not in step with any timer of the application.
        await pause(rhythm * (0.6 + 0.8 * Math.random()));
      }
      await pause(500);
    }
    const keys = await page.evaluate(() => (globalThis as unknown as TypedWindow).benchKeys);
    const offset = await page.evaluate(wallOffset);
    const wanted = keys.at(-1)?.text ?? '';
    await until(async () => Promise.resolve(watch.seen().at(-1)?.text === wanted));
    return keys.map(({ text, at }) => {
      // A later text contains the earlier one: keys are only added at the end.
      const found = watch.seen().find((seen) => seen.text.startsWith(text));
      if (found === undefined) throw new Error(`"${text}" never reached the file`);
      return found.at - (at + offset);
    });
  } finally {
    watch.stop();
    await party.backToIdle();
  }
}

type Seen = { readonly text: string; readonly at: number };

/** In the runtime's own Node, for which the database driver was built. */
function watchFile(
  file: string,
  field: string,
): { readonly ready: Promise<void>; readonly seen: () => readonly Seen[]; readonly stop: () => void } {
  const child = spawn(process.env['ELECTRON_EXEC_PATH'] ?? '', [WATCHER, file, field], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const seen: Seen[] = [];
  const ready = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the watcher ended with ${code}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line === 'watching') resolve();
      else seen.push(JSON.parse(line) as Seen);
    });
  });
  ready.catch(() => undefined);
  return { ready, seen: () => seen, stop: () => void child.kill('SIGKILL') };
}
