// Puts finished files in place one by one, each by a rename, so that an application or a test that starts while a build
// runs never sees half a file or an empty folder.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { ROOT } from '../setup/paths.mjs';

/**
 * @param {Map<string, string | Uint8Array>} files path relative to the project folder -> content
 * @param {string[]} previous what an earlier build put there; those no longer made are removed
 */
export function publish(files, previous) {
  for (const [file, content] of files) {
    const target = path.join(ROOT, file);
    mkdirSync(path.dirname(target), { recursive: true });
    const temporary = `${target}.${process.pid}.tmp`;
    writeFileSync(temporary, content);
    renameSync(temporary, target);
  }
  for (const file of previous) {
    if (!files.has(file)) rmSync(path.join(ROOT, file), { force: true });
  }
}
