// node_modules: installed from the lock file, and only when it does not match it. npm leaves a record of what it
// installed in node_modules/.package-lock.json, written last, so an interrupted installation counts as none.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import { say, SetupError, showProgress } from './console.mjs';
import { MODULES, ROOT } from './paths.mjs';
import { failed, npm } from './run-command.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, dev?: boolean }} LockEntry */

/**
 * @param {string} file
 * @returns {any}
 */
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** @returns {string | undefined} why they must be installed anew */
export function whyStale() {
  const record = path.join(MODULES, '.package-lock.json');
  if (!existsSync(record)) return 'node_modules is missing or incomplete';
  const manifest = readJson(path.join(ROOT, 'package.json'));
  /** @type {Record<string, LockEntry>} */
  const locked = readJson(path.join(ROOT, 'package-lock.json')).packages;
  /** @type {Record<string, LockEntry>} */
  const installed = readJson(record).packages;
  for (const kind of ['dependencies', 'devDependencies']) {
    if (!isDeepStrictEqual(manifest[kind] ?? {}, /** @type {any} */ (locked[''])?.[kind] ?? {})) {
      return 'package.json changed';
    }
  }
  for (const [name, entry] of Object.entries(locked)) {
    if (name === '') continue;
    const have = installed[name];
    // Optional packages of other platforms are rightly absent.
    if (have === undefined && entry.optional) continue;
    if (have?.version !== entry.version || have?.integrity !== entry.integrity) {
      return `${name.replace(/^.*node_modules\//, '')} is not the version of the lock file`;
    }
  }
  return undefined;
}

/** Installs what the lock file says. */
export async function installModules() {
  const why = whyStale();
  if (why === undefined) return;
  say(`installing node modules, because ${why} (half a minute)`);
  const stop = showProgress(() => 'npm ci is still working');
  try {
    const outcome = await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: ROOT });
    const unreachable = /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH)\b/.exec(
      outcome.stderr,
    )?.[0];
    if (outcome.code !== 0 && unreachable) {
      throw new SetupError(`the package registry cannot be reached (${unreachable})`, [
        'connect this machine to the network; the first set-up needs it',
        'see whether npm ping answers; behind a proxy: npm config set proxy http://HOST:PORT',
      ]);
    }
    if (outcome.code !== 0) {
      throw failed('npm ci', outcome, ['after a change of package.json: npm install, and commit package-lock.json']);
    }
  } finally {
    stop();
  }
}
