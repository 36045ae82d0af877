// The set-up as a whole: what must be there, in which order. Does nothing, and fast, when all is there.
import path from 'node:path';

import { say } from './console.mjs';
import { findElectron, provideElectron } from './electron.mjs';
import { withLock } from './lock.mjs';
import { installModules, whyStale } from './node-modules.mjs';
import { MACHINE_CACHE } from './paths.mjs';
import { prepareSqlite, sqliteIsReady } from './sqlite.mjs';
import { installSystemPackages, missingDisplay, systemIsReady } from './system.mjs';

/** @typedef {import('./electron.mjs').Runtime} Runtime */

/** @returns {Runtime | undefined} the runtime when everything is in place */
function readyRuntime() {
  if (whyStale() !== undefined || !systemIsReady()) return undefined;
  const runtime = findElectron();
  return runtime !== undefined && sqliteIsReady(runtime) ? runtime : undefined;
}

/** @param {Runtime} runtime */
function describe({ kind, version }) {
  const note = { official: '', 'stand-in': ', a stand-in for development and tests only', given: ', as given' }[kind];
  return `Electron ${version}${note}`;
}

/**
 * Installs what is missing.
 *
 * @returns {Promise<Runtime>}
 * @throws {import('./console.mjs').SetupError} naming what is missing and what to do
 */
export async function prepare() {
  const ready = readyRuntime();
  const runtime =
    ready ??
    (await withLock(path.join(MACHINE_CACHE, 'setup.lock'), async () => {
      await installModules();
      await installSystemPackages({ compiler: false });
      const found = await provideElectron();
      await prepareSqlite(found);
      return found;
    }));
  const problem = missingDisplay();
  if (problem) say(`warning: ${problem.message}`);
  say(`ready: ${describe(runtime)}; Node ${process.versions.node}`);
  return runtime;
}
