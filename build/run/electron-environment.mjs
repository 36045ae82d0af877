// What a process must know to use the Electron that the set-up chose.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';

import { isRoot, onLinux } from '../setup/system.mjs';

/**
 * @param {import('../setup/electron.mjs').Runtime} runtime
 * @returns {Record<string, string>} read by the electron package, by Playwright and by our own tests
 */
export function environmentFor({ dir, version, executable }) {
  return {
    ELECTRON_OVERRIDE_DIST_PATH: dir,
    ELECTRON_OVERRIDE_VERSION: version,
    ELECTRON_EXEC_PATH: executable,
  };
}

/**
 * Whether Chromium's sandbox cannot work here, and why. As root it never does; on some distributions ordinary users may
 * not create user namespaces, and the helper of a freshly unpacked Electron is not yet owned by root.
 *
 * @param {import('../setup/electron.mjs').Runtime} runtime
 * @returns {string | undefined}
 */
export function whyNoSandbox({ dir }) {
  if (!onLinux) return undefined;
  if (isRoot) return 'it does not work for root';
  const helper = path.join(dir, 'chrome-sandbox');
  try {
    const { uid, mode } = statSync(helper);
    if (uid === 0 && (mode & 0o4000) !== 0) return undefined;
  } catch {
    // No helper: user namespaces decide.
  }
  if (spawnSync('unshare', ['--user', '--map-root-user', 'true']).status === 0) return undefined;
  return `this system forbids user namespaces; to have it: sudo chown root '${helper}' && sudo chmod 4755 '${helper}'`;
}
