// better-sqlite3 brings binaries for Node-API 10 (Node 22, Electron 35 and later). An older runtime would crash on them,
// so there it is compiled once per machine, in a form that serves older and newer runtimes alike.
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { say, showProgress } from './console.mjs';
import { MACHINE_CACHE, MODULES } from './paths.mjs';
import { failed, run } from './run-command.mjs';
import { explainFailedStart, installSystemPackages, requireCompiler } from './system.mjs';

const PACKAGE = path.join(MODULES, 'better-sqlite3');
const BUILT = path.join(PACKAGE, 'build', 'Release', 'better_sqlite3.node');

/** Remembers for which runtime the driver was last made ready, so that a second run need not start Electron to ask. */
const NOTE = path.join(PACKAGE, '.balie-runtime.json');

/** Declares only the functions that Node-API 9 has, though the package asks for 10. */
const CXXFLAGS = '-w -UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT';

const describe = (/** @type {import('./electron.mjs').Runtime} */ { executable, version }) =>
  JSON.stringify({ executable, version });

const version = () => JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8')).version;

/** @returns {number} the Node-API version that the package's own binaries need; 0 when it does not say */
function neededNodeApi() {
  return Number(/NAPI_VERSION=(\d+)/.exec(readFileSync(path.join(PACKAGE, 'binding.gyp'), 'utf8'))?.[1] ?? 0);
}

/**
 * @param {import('./electron.mjs').Runtime} runtime
 * @returns {Promise<number>}
 */
async function nodeApiOf(runtime) {
  const outcome = await run(runtime.executable, ['-p', 'process.versions.napi'], {
    env: { ELECTRON_RUN_AS_NODE: '1' },
  });
  if (outcome.code !== 0) explainFailedStart(outcome.stderr || `exit ${outcome.code}`);
  return Number(outcome.stdout);
}

/** @param {import('./electron.mjs').Runtime} runtime */
export function sqliteIsReady(runtime) {
  try {
    const note = JSON.parse(readFileSync(NOTE, 'utf8'));
    return note.runtime === describe(runtime) && note.compiled === existsSync(BUILT);
  } catch {
    return false;
  }
}

/** @param {string} cached where the result goes */
async function compile(cached) {
  await installSystemPackages({ compiler: true });
  requireCompiler();
  const started = performance.now();
  say('compiling better-sqlite3 for this older runtime: about 90 s, once per machine');
  const stop = showProgress(() => `compiling better-sqlite3 (${((performance.now() - started) / 1000).toFixed(0)} s)`);
  // Headers come with most installations of Node; without them node-gyp downloads them.
  const prefix = path.resolve(path.dirname(process.execPath), '..');
  const headers = existsSync(path.join(prefix, 'include', 'node', 'node_api.h')) ? [`--nodedir=${prefix}`] : [];
  try {
    const outcome = await run(
      process.execPath,
      [path.join(MODULES, 'node-gyp', 'bin', 'node-gyp.js'), 'rebuild', '--release', '--force_build=1', ...headers],
      { cwd: PACKAGE, env: { JOBS: 'max', npm_config_loglevel: 'error', CXXFLAGS, CFLAGS: '-w' } },
    );
    if (outcome.code !== 0) {
      throw failed('compiling better-sqlite3', outcome, [
        'if headers of Node could not be downloaded: install Node from nodejs.org, which includes them',
        'or use Node 22 or newer with the official Electron, which needs no compiling',
      ]);
    }
  } finally {
    stop();
  }
  mkdirSync(MACHINE_CACHE, { recursive: true });
  const temporary = `${cached}.${process.pid}`;
  copyFileSync(BUILT, temporary);
  renameSync(temporary, cached);
  // Only the one file is wanted; the rest of the tree is 20 MB of intermediate results.
  rmSync(path.join(PACKAGE, 'build'), { recursive: true, force: true });
}

/**
 * Makes sure the database driver loads in the given runtime.
 *
 * @param {import('./electron.mjs').Runtime} runtime
 */
export async function prepareSqlite(runtime) {
  if (sqliteIsReady(runtime)) return;
  const api = await nodeApiOf(runtime);
  const compiled = api < neededNodeApi();
  if (!compiled) {
    // A leftover would be preferred over the package's own binary, and would end up in packages for other systems.
    rmSync(path.join(PACKAGE, 'build'), { recursive: true, force: true });
  } else {
    const cached = path.join(MACHINE_CACHE, `better-sqlite3-${version()}-${process.platform}-${process.arch}.node`);
    if (!existsSync(cached)) await compile(cached);
    mkdirSync(path.dirname(BUILT), { recursive: true });
    copyFileSync(cached, `${BUILT}.${process.pid}`);
    renameSync(`${BUILT}.${process.pid}`, BUILT);
  }
  const script = "new (require('better-sqlite3'))(':memory:').prepare('select 1').get()";
  const probe = await run(runtime.executable, ['-e', script], { cwd: PACKAGE, env: { ELECTRON_RUN_AS_NODE: '1' } });
  if (probe.code !== 0) {
    throw failed('loading better-sqlite3 in Electron', probe, [`delete ${MACHINE_CACHE} and start again`]);
  }
  writeFileSync(NOTE, JSON.stringify({ runtime: describe(runtime), compiled }));
}
