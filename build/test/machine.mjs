// On which machine and which commit a result was measured: a figure without it means nothing.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';

import { findElectron } from '../setup/electron.mjs';
import { ROOT } from '../setup/paths.mjs';

/** @param {string[]} args */
function git(...args) {
  const { status, stdout } = spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : '';
}

function system() {
  try {
    const name = /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
    if (name) return `${name}, kernel ${os.release()}`;
  } catch {
    // Not a Linux system.
  }
  return `${os.type()} ${os.release()}`;
}

/**
 * @returns {{ date: string, commit: string, cpu: string, cores: number, memoryGiB: number, system: string, node: string, electron: string }}
 */
export function describeMachine() {
  const runtime = findElectron();
  return {
    date: new Date().toISOString(),
    commit: git('rev-parse', '--short=12', 'HEAD') + (git('status', '--porcelain') === '' ? '' : ' with local changes'),
    cpu: os.cpus()[0]?.model.trim() ?? 'unknown',
    cores: os.availableParallelism(),
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    system: system(),
    node: process.versions.node,
    electron: runtime ? `${runtime.version}${runtime.kind === 'stand-in' ? ' (stand-in)' : ''}` : 'none',
  };
}
