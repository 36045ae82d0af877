import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where the unpacked Asterisk's parts are. It is started through the loader of its own libc. */
export interface AsteriskInstall {
  readonly root: string;
  readonly loader: string;
  readonly libraryPath: string;
  readonly binary: string;
  readonly modules: string;
  /** File name of the Debian package, which carries the version. */
  readonly packageName: string;
}

/** Folder of the packages and the unpacked root, shared by all runs (`BALIE_ASTERISK_CACHE` moves it). */
export function asteriskCache(): string {
  return process.env['BALIE_ASTERISK_CACHE'] ?? join(homedir(), '.cache', 'balie', 'asterisk');
}

/**
 * Fetches and unpacks Asterisk unless that was done before: about 10 s with a network the first
 * time, nothing afterwards.
 * @throws Error with the script's output when no package can be had.
 */
export async function installAsterisk(cache = asteriskCache()): Promise<AsteriskInstall> {
  const root = join(cache, 'root');
  if (!existsSync(join(root, '.complete'))) {
    const script = fileURLToPath(new URL('./fetch.sh', import.meta.url));
    await run('bash', [script, cache], { timeout: 300_000, maxBuffer: 16 << 20 });
  }
  const libraries = ['usr/lib/x86_64-linux-gnu', 'lib/x86_64-linux-gnu', 'usr/lib', 'usr/lib/asterisk'];
  return {
    root,
    loader: findLoader(root),
    libraryPath: libraries.map((folder) => join(root, folder)).join(':'),
    binary: join(root, 'usr/sbin/asterisk'),
    modules: firstExisting(root, ['usr/lib/x86_64-linux-gnu/asterisk/modules', 'usr/lib/asterisk/modules']),
    packageName: readFileSync(join(root, '.complete'), 'utf8').trim(),
  };
}

/** The dynamic loader of an unpacked root. @throws Error without one. */
export function findLoader(root: string): string {
  for (const folder of ['usr/lib/x86_64-linux-gnu', 'lib/x86_64-linux-gnu']) {
    const path = join(root, folder);
    if (!existsSync(path)) continue;
    const name = readdirSync(path).find((file) => /^ld-(linux-x86-64|2\.\d+)\.so/.test(file));
    if (name !== undefined) return join(path, name);
  }
  throw new Error(`No dynamic loader under ${root}`);
}

function firstExisting(root: string, folders: readonly string[]): string {
  const found = folders.map((folder) => join(root, folder)).find((path) => existsSync(path));
  if (found === undefined) throw new Error(`None of ${folders.join(', ')} under ${root}`);
  return found;
}
