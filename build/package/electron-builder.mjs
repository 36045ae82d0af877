// Runs electron-builder with the Electron of the set-up and with tools from the system where its own cannot be had.
import { fileURLToPath } from 'node:url';

import { packageBin } from '../run/package-bin.mjs';
import { which } from '../setup/system.mjs';
import { runNode } from '../test/run-stage.mjs';

/** @typedef {import('../setup/electron.mjs').Runtime} Runtime */

const SYSTEM_FLAG = { linux: '--linux', win32: '--win', darwin: '--mac' };

/** Fast, because packages of the stand-in are only looked at by tests. */
const TEST_LEVEL = '1';

/**
 * What can be made on Linux without downloading anything, by the system's own tools.
 *
 * @returns {{ targets: string[], missing: string[] }} `missing`: in words, for the person at the keyboard
 */
export function offlineTargets() {
  const tools = /** @type {const} */ ([
    ['deb', 'dpkg-deb', 'dpkg'],
    ['rpm', 'rpmbuild', 'rpm'],
    ['tar.gz', '7zz', '7zip'],
    ['zip', '7zz', '7zip'],
  ]);
  return {
    targets: ['dir', ...tools.filter(([, tool]) => which(tool)).map(([target]) => target)],
    missing: [
      ...tools
        .filter(([, tool]) => !which(tool))
        .map(([target, tool, name]) => `${target}: needs ${tool} (Debian: ${name})`),
      'AppImage: needs its runtime from the internet',
    ],
  };
}

/**
 * @param {Runtime} runtime
 * @param {object} options
 * @param {string[]} options.targets empty: all of electron-builder.yml
 * @param {string} [options.output] folder, default dist
 * @param {boolean} [options.quiet] output is kept and only returned
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export function electronBuilder(runtime, { targets, output, quiet = false }) {
  const own = runtime.kind !== 'official';
  const args = [
    packageBin('electron-builder'),
    SYSTEM_FLAG[/** @type {keyof typeof SYSTEM_FLAG} */ (process.platform)] ?? '--linux',
    ...targets,
    '--publish=never',
    ...(own
      ? [
          `--${process.arch}`,
          `-c.electronDist=${runtime.dir}`,
          `-c.electronVersion=${runtime.version}`,
          '-c.artifactName=${productName}-${version}-${os}-${arch}-for-tests-only.${ext}',
        ]
      : []),
    ...(output ? [`-c.directories.output=${output}`] : []),
  ];
  const env = own
    ? {
        CUSTOM_FPM_PATH: fileURLToPath(new URL('./fpm.mjs', import.meta.url)),
        BALIE_PACKAGE_LEVEL: TEST_LEVEL,
        ELECTRON_BUILDER_COMPRESSION_LEVEL: TEST_LEVEL,
        ELECTRON_BUILDER_7ZIP_PATH: which('7zz') ?? which('7z') ?? which('7za'),
      }
    : {};
  return runNode(args, { env, capture: quiet, limitMs: 45 * 60_000 });
}
