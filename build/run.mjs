// Runs something with the Electron that the set-up chose, on a virtual display when there is none.
//
//   node build/run.mjs start [ARGS]          the application, built first where something changed
//   node build/run.mjs app [ARGS]            the application as it was built last
//   node build/run.mjs test [ARGS]           Playwright on the application, built first where something changed
//   node build/run.mjs exec COMMAND [ARGS]   a tool from node_modules: playwright, electron-builder, ...
//   node build/run.mjs node SCRIPT [ARGS]    a script inside Electron's own Node
//   node build/run.mjs where                 builds, and prints the path of the executable and only that
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

import { buildAll } from './build.mjs';
import { environmentFor, whyNoSandbox } from './run/electron-environment.mjs';
import { packageBin } from './run/package-bin.mjs';
import { virtualDisplay } from './run/virtual-display.mjs';
import { holdOutput, releaseOutput, SetupError } from './setup/console.mjs';
import { ROOT } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';

const USAGE = 'usage: node build/run.mjs start|app|test|exec|node|where [arguments]';

/**
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<number>} exit code, by convention 128 + n after signal n
 */
function runToEnd(command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: 'inherit' });
    // From a terminal the child gets these itself; from a supervisor only we do.
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => child.kill(signal));
    }
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

/**
 * @param {string | undefined} mode
 * @param {string[]} args
 * @returns {Promise<number>} exit code
 */
async function main(mode, args) {
  if (!mode || !['start', 'app', 'test', 'exec', 'node', 'where'].includes(mode)) {
    console.error(USAGE);
    return 2;
  }
  holdOutput();
  const runtime = await prepare();
  if (mode === 'where') {
    // Whoever asks is about to start it with this folder: what it loads from there must be up to date.
    await buildAll({ quiet: true });
    console.log(runtime.executable);
    return 0;
  }
  const env = environmentFor(runtime);
  if (mode === 'node') return runToEnd(runtime.executable, args, { ...env, ELECTRON_RUN_AS_NODE: '1' });

  if (mode === 'start' || mode === 'test') {
    const { missing } = await buildAll();
    if (missing.length > 0) throw new SetupError(`not everything could be built: ${missing.join(', ')}`);
  }
  const display = await virtualDisplay();
  if (display)
    console.error(`[run] no display here: using a virtual one (Xvfb ${display.name}); nothing will be visible`);
  const withDisplay = display ? { ...env, DISPLAY: display.name, BALIE_VIRTUAL_DISPLAY: '1' } : env;
  try {
    if (mode === 'exec' || mode === 'test') {
      const [command = '', ...rest] =
        mode === 'exec' ? args : ['playwright', 'test', '--config=build/playwright.config.ts', ...args];
      return await runToEnd(process.execPath, [packageBin(command), ...rest], withDisplay);
    }
    const why = whyNoSandbox(runtime);
    if (why) console.error(`[run] without Chromium's sandbox: ${why}`);
    return await runToEnd(runtime.executable, [...(why ? ['--no-sandbox'] : []), '.', ...args], withDisplay);
  } finally {
    display?.stop();
  }
}

try {
  const [mode, ...args] = process.argv.slice(2);
  process.exitCode = await main(mode, args);
} catch (error) {
  releaseOutput();
  if (!(error instanceof SetupError)) throw error;
  console.error(`\n${error.message}\n`);
  process.exitCode = 1;
}
