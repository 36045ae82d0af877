import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const CANDIDATES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
];

/**
 * A Chromium of the system: the baseline's browser. On a Debian without one root gets it from the system's archive.
 * `BALIE_CHROMIUM` names another one.
 * @throws Error that says what to install
 */
export function findChromium(): string {
  const named = process.env['BALIE_CHROMIUM'];
  if (named !== undefined) return named;
  const present = (): string | undefined => CANDIDATES.find((file) => existsSync(file));
  if (present() === undefined && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stdout.write('Installing chromium for the comparison …\n');
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']])
      spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 });
  }
  const found = present();
  if (found === undefined)
    throw new Error('the comparison needs Chromium: install the package "chromium", or name one in BALIE_CHROMIUM');
  return found;
}

/** @returns e.g. "Chromium 130.0.6723.137 …" */
export function versionOf(chromium: string): string {
  return spawnSync(chromium, ['--version'], { encoding: 'utf8', timeout: 20_000 }).stdout.trim();
}
