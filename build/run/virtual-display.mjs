// A display for machines without one: Xvfb on a free number, gone when we are.
import { spawn } from 'node:child_process';

import { SetupError } from '../setup/console.mjs';
import { hasDisplay, missingDisplay, which } from '../setup/system.mjs';

const SCREEN = '1920x1080x24';
const START_LIMIT_MS = 15_000;

/**
 * Starts Xvfb when there is no display.
 *
 * @returns {Promise<{ name: string, stop: () => void } | undefined>} undefined when a real display is there
 * @throws {SetupError} when there is neither a display nor Xvfb
 */
export async function virtualDisplay() {
  if (hasDisplay()) return undefined;
  const problem = missingDisplay();
  if (problem) throw problem;
  // Xvfb itself picks a number that is free and writes it to descriptor 3, so two runs never take the same one.
  const command = ['Xvfb', '-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset'];
  // So that it does not outlive us when we are killed without a chance to stop it.
  if (which('setpriv')) command.unshift('setpriv', '--pdeathsig', 'KILL');
  const server = spawn(command[0] ?? '', command.slice(1), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  server.stderr?.setEncoding('utf8').on('data', (text) => (complaint += text));
  const number = await new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ why) =>
      reject(new SetupError(`Xvfb did not start: ${why}`, [complaint.trim()]));
    const timer = setTimeout(() => fail(`no answer in ${START_LIMIT_MS / 1_000} s`), START_LIMIT_MS);
    server.once('error', (error) => fail(error.message)).once('exit', (code) => fail(`exit ${code}`));
    server.stdio[3]?.once('data', (data) => {
      clearTimeout(timer);
      resolve(String(data).trim());
    });
  });
  server.removeAllListeners('exit');
  server.unref();
  for (const stream of server.stdio) /** @type {import('node:net').Socket | null | undefined} */ (stream)?.unref?.();
  return { name: `:${number}`, stop: () => void server.kill() };
}
