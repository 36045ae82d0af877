// Child processes for the set-up. Asynchronous throughout: the lock's heartbeat and the progress lines must go on while
// a command runs.
import { spawn } from 'node:child_process';

import { SetupError } from './console.mjs';

/**
 * @typedef {object} Outcome
 * @property {number | null} code null when the command was killed or could not be started
 * @property {string} stdout
 * @property {string} stderr
 */

/**
 * Runs a command to its end and collects what it says.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {object} [options]
 * @param {string} [options.cwd]
 * @param {Record<string, string | undefined>} [options.env] added to the environment
 * @param {boolean} [options.show] also passes the output on to stderr
 * @param {boolean} [options.shell]
 * @param {AbortSignal} [options.signal] kills the command, with its children where the system can
 * @returns {Promise<Outcome>} never rejects; a command that cannot be started has code null and says why in stderr
 */
export function run(command, args, { cwd, env, show = false, shell = false, signal } = {}) {
  return new Promise((resolve) => {
    const group = process.platform !== 'win32' && signal !== undefined;
    const child = spawn(command, args, {
      cwd,
      shell,
      detached: group,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    const stop = () => {
      try {
        if (group && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
        else child.kill('SIGKILL');
      } catch {
        // It ended by itself in the meantime.
      }
    };
    signal?.addEventListener('abort', stop, { once: true });
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
      if (show) process.stderr.write(text);
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
      if (show) process.stderr.write(text);
    });
    child.on('error', (error) => resolve({ code: null, stdout, stderr: stderr + error.message }));
    child.on('close', (code) => {
      signal?.removeEventListener('abort', stop);
      resolve({ code, stdout, stderr });
    });
  });
}

/**
 * Runs npm: the very npm that started us when there is one, otherwise the one on the path.
 *
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 * @returns {Promise<Outcome>}
 */
export function npm(args, options) {
  const self = process.env.npm_execpath;
  if (self?.endsWith('npm-cli.js')) return run(process.execPath, [self, ...args], options);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, {
    ...options,
    shell: process.platform === 'win32',
  });
}

/**
 * The lines of a command's output that say most about why it failed.
 *
 * @param {Outcome} outcome
 * @param {number} [lines]
 */
export function lastWords({ stdout, stderr }, lines = 12) {
  return (stderr.trim() || stdout.trim()).split('\n').slice(-lines).join('\n');
}

/**
 * @param {string} what for the message
 * @param {Outcome} outcome
 * @param {string[]} remedies
 */
export function failed(what, outcome, remedies) {
  return new SetupError(`${what} failed (exit ${outcome.code ?? 'unknown'}):\n${lastWords(outcome)}`, remedies);
}
