import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Its own start is no stall of the machine's, ms. */
const SETTLE_MS = 300;
const SCRIPT = `
  const delay = require('node:perf_hooks').monitorEventLoopDelay({ resolution: 1 });
  setTimeout(() => { delay.enable(); process.stdout.write('ready'); }, ${String(SETTLE_MS)});
  process.stdin.on('end', () => { delay.disable(); process.stdout.write(' ' + String(Math.max(0, delay.max / 1e6 - 1))); }).resume();
`;

/**
 * What the machine itself takes away meanwhile: the longest time for which a process that does nothing could not run. A virtual machine stops
 * now and then, and that is no stall of ours.
 * @returns ends the watching; milliseconds
 */
export async function watchIdleProcess(): Promise<() => Promise<number>> {
  const child = spawn(process.execPath, ['-e', SCRIPT], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, stdio: ['pipe', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  await once(child.stdout, 'data');
  return async () => {
    child.stdin.end();
    await once(child, 'close');
    const longest = Number(said.split(' ')[1]);
    if (!Number.isFinite(longest)) throw new Error('the process that does nothing said nothing');
    return longest;
  };
}
