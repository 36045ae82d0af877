// Runs one command of a stage, with a limit in time that takes its children along.
import { spawn, spawnSync } from 'node:child_process';
import { constants, setPriority } from 'node:os';

import { ROOT } from '../setup/paths.mjs';

/**
 * @typedef {object} StageOutcome
 * @property {number | null} code null when it ran into its limit
 * @property {number} seconds
 * @property {string} output empty unless captured
 */

/** @param {import('node:child_process').ChildProcess} child */
function killTree(child) {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
  else {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // All gone already.
    }
  }
}

/**
 * @param {string[]} args of Node
 * @param {object} [options]
 * @param {Record<string, string | undefined>} [options.env] added
 * @param {number} [options.limitMs]
 * @param {boolean} [options.capture] collects the output instead of showing it
 * @param {boolean} [options.givesWay] lets everything else on the machine go first
 * @returns {Promise<StageOutcome>}
 */
export function runNode(args, { env, limitMs = 600_000, capture = false, givesWay = false } = {}) {
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      // Own group, so that the limit and Ctrl+C reach what the tool itself started.
      detached: process.platform !== 'win32',
      env: { ...process.env, ...(process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: undefined }), ...env },
      stdio: ['ignore', capture ? 'pipe' : 'inherit', capture ? 'pipe' : 'inherit'],
    });
    // What it starts inherits it.
    if (givesWay && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      killTree(child);
    }, limitMs);
    const interrupted = () => {
      killTree(child);
      process.exit(130);
    };
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
    child.on('close', (code) => {
      clearTimeout(timer);
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      resolve({ code: late ? null : (code ?? 1), seconds: (performance.now() - started) / 1_000, output });
    });
  });
}
