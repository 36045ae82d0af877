import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FAKE_MICROPHONE, newProfile } from './support/balie.ts';
import { practise } from './support/practice.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const HOOK = fileURLToPath(new URL('support/early-call-hook.cjs', import.meta.url));
const WAITS = 'Calls as soon as the line is connected.';

type Shown = { readonly starting?: boolean; readonly text?: string; readonly number?: string | null };

test('a number typed and called while Balie still starts is called once, as soon as the line is there', async () => {
  const profile = newProfile();
  try {
    // The run before leaves which screen to expect.
    await (await practise({ profile })).balie.close();

    const shown: Shown[] = [];
    const child = spawn(
      process.env['ELECTRON_EXEC_PATH'] ?? '',
      ['-r', HOOK, ROOT, `--user-data-dir=${profile}`, '--lang=en', ...FAKE_MICROPHONE, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
      { cwd: ROOT, env: { ...process.env, EARLY_LABEL: 'Number or name', EARLY_NUMBER: '0203344556' }, stdio: ['ignore', 'pipe', 'ignore'] },
    );
    const gone = new Promise((resolve) => child.once('exit', resolve));
    let rest = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith('early:')) shown.push(JSON.parse(line.slice('early:'.length)) as Shown);
    });
    try {
      const last = (): string => shown.at(-1)?.text ?? '';
      await expect.poll(last, { timeout: 60_000, intervals: [20] }).toContain('This number does not exist.');
      expect(shown[0]?.starting, 'the field was there before the application').toBe(true);
      expect(shown.some(({ text }) => text?.includes(WAITS))).toBe(true);
      expect(shown.at(-1)?.number).toBe('');
      // Once, says the list of recent calls.
      await expect.poll(() => last().split(/wrong number/iu).length - 1).toBe(1);
    } finally {
      child.kill('SIGTERM');
      await gone;
    }
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});
