// One set-up at a time on a machine: two would take node_modules away from each other, or compile the same thing twice.
// The lock is a file that its holder touches every few seconds; it is stale when its process is gone, or when nobody has
// touched it for a minute (the process number belongs to somebody else by now).
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { say } from './console.mjs';

const HEARTBEAT_MS = 3_000;
const STALE_MS = 60_000;

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, but belongs to another user.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * @param {string} file
 * @returns {{ pid: number, stale: boolean } | undefined} undefined when there is no lock (any more)
 */
function holderOf(file) {
  try {
    const age = Date.now() - statSync(file).mtimeMs;
    const pid = Number(readFileSync(file, 'utf8').trim());
    // An empty file is one that was created this moment and not yet written.
    if (!Number.isInteger(pid) || pid <= 0) return { pid: 0, stale: age > 2_000 };
    return { pid, stale: !isAlive(pid) || age > STALE_MS };
  } catch {
    return undefined;
  }
}

/**
 * Runs the work while holding the lock; waits for another holder first.
 *
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  mkdirSync(path.dirname(file), { recursive: true });
  let told = false;
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
    const holder = holderOf(file);
    if (holder?.stale) {
      say(`removing the lock of a set-up that is no longer running (process ${holder.pid})`);
      rmSync(file, { force: true });
      continue;
    }
    if (holder && !told) {
      say(`another set-up is running (process ${holder.pid}); waiting for it`);
      told = true;
    }
    await sleep(300);
  }
  const heartbeat = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch {
      // Somebody deleted the cache folder; the work itself will notice if that matters.
    }
  }, HEARTBEAT_MS);
  const release = () => rmSync(file, { force: true });
  const interrupted = () => {
    release();
    process.exit(130);
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    release();
  }
}
