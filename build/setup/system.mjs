// What the operating system must bring: shared libraries for Electron, a display or Xvfb, a compiler when better-sqlite3
// has to be compiled. As root on a Debian-like system it is installed; elsewhere it is named.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';

import { say, SetupError, showProgress } from './console.mjs';
import { lastWords, run } from './run-command.mjs';

/** Alternatives because Debian 13 and Ubuntu 24.04 renamed libraries for 64-bit time. */
const LIBRARIES = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libgbm1'],
  ['libasound2t64', 'libasound2'],
  ['libxss1'],
  ['libxtst6'],
  ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  ['libdrm2'],
  ['fonts-dejavu-core'],
];
const DISPLAY = [['xvfb'], ['xauth']];
const COMPILER = [['g++'], ['make'], ['python3']];

export const onLinux = process.platform === 'linux';
export const isRoot = onLinux && process.getuid?.() === 0;

/** @returns {boolean} whether windows can be shown to somebody */
export const hasDisplay = () => !onLinux || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/**
 * @param {string} command
 * @returns {string | undefined} its full path
 */
export function which(command) {
  for (const dir of (process.env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(dir, command);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

/**
 * @param {string[][]} wanted each a list of alternatives
 * @returns {string[][]} those of which no alternative is installed
 */
function notInstalled(wanted) {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f=${Package} ${Status}\n', ...wanted.flat()], {
    encoding: 'utf8',
  });
  const installed = new Set(
    (stdout ?? '')
      .split('\n')
      .filter((line) => line.endsWith(' install ok installed'))
      .map((line) => line.split(' ')[0]),
  );
  return wanted.filter((alternatives) => !alternatives.some((name) => installed.has(name)));
}

const hasApt = () => onLinux && existsSync('/usr/bin/apt-get') && existsSync('/usr/bin/dpkg-query');

/** @param {{ compiler: boolean }} needs */
function missingPackages({ compiler }) {
  return notInstalled([...LIBRARIES, ...(hasDisplay() ? [] : DISPLAY), ...(compiler ? COMPILER : [])]);
}

/** @returns {boolean} whether nothing of the system would have to be installed now (always true where we cannot) */
export const systemIsReady = () => !isRoot || !hasApt() || missingPackages({ compiler: false }).length === 0;

/**
 * Installs what is missing through apt, as root on a Debian-like system; does nothing elsewhere.
 *
 * @param {{ compiler: boolean }} needs
 */
export async function installSystemPackages(needs) {
  if (!isRoot || !hasApt()) return;
  const missing = missingPackages(needs);
  if (missing.length === 0) return;
  say(`installing system packages: ${missing.map((names) => names.at(-1)).join(' ')}`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const stop = showProgress(() => 'apt-get is still working');
  try {
    const update = await run('apt-get', ['update', '-qq'], { env });
    // Lists only packages that can really be installed, unlike pkgnames, which also knows names that others refer to.
    const known = await run('apt-cache', ['madison', ...missing.flat()]);
    const available = new Set(known.stdout.split('\n').map((line) => line.split('|')[0]?.trim()));
    const names = missing.map(
      (alternatives) => alternatives.find((name) => available.has(name)) ?? alternatives[0] ?? '',
    );
    const install = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], { env });
    if (install.code !== 0) {
      say(`apt-get could not install them; going on without. It said: ${lastWords(install, 3)}`);
      if (update.code !== 0) say(`apt-get update had failed before: ${lastWords(update, 2)}`);
    }
  } finally {
    stop();
  }
}

/** @throws {SetupError} naming the tools that compiling needs and this machine lacks */
export function requireCompiler() {
  const missing = [
    ...(which('g++') || which('clang++') || which('c++') ? [] : ['a C++ compiler']),
    ...(which('make') ? [] : ['make']),
    ...(which('python3') ? [] : ['python3']),
  ];
  if (process.platform === 'win32' || missing.length === 0) return;
  throw new SetupError(
    `better-sqlite3 must be compiled for this runtime, but ${missing.join(' and ')} cannot be found`,
    [
      'Debian, Ubuntu: sudo apt-get install g++ make python3',
      'Fedora: sudo dnf install gcc-c++ make python3',
      'macOS: xcode-select --install',
    ],
  );
}

/**
 * @param {string} output of an Electron that did not start
 * @throws {SetupError} always; names a missing library where that is the reason
 */
export function explainFailedStart(output) {
  const library = /error while loading shared libraries: (\S+):/.exec(output)?.[1];
  if (library) {
    throw new SetupError(`Electron does not start, because the system lacks ${library}`, [
      `Debian, Ubuntu: sudo apt-get install ${LIBRARIES.map((names) => names.at(-1)).join(' ')}`,
      'Fedora: sudo dnf install gtk3 nss mesa-libgbm alsa-lib libXScrnSaver libXtst',
    ]);
  }
  throw new SetupError(`Electron does not start:\n${output.trim()}`);
}

/** Names what a window needs and this machine lacks; undefined when windows can be opened. */
export function missingDisplay() {
  if (hasDisplay() || which('Xvfb')) return undefined;
  return new SetupError(
    'there is no display (DISPLAY and WAYLAND_DISPLAY are not set) and no Xvfb to stand in for one',
    [
      'start this from a desktop session, or',
      'Debian, Ubuntu: sudo apt-get install xvfb',
      'Fedora: sudo dnf install xorg-x11-server-Xvfb',
    ],
  );
}
