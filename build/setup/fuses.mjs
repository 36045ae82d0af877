// Electron's fuses: one character each behind a sentinel inside the executable. Only what is needed before packages are
// installed; the packages of a release get theirs from electron-builder.
import { closeSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';

const SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');

/** Positions in the fuse wire, version 1. */
export const FUSE = { nodeCliInspectArguments: 3, loadBrowserProcessSpecificV8Snapshot: 6 };

/**
 * @param {string} file an Electron executable (on macOS: the framework's library)
 * @param {Map<number, boolean>} wanted
 * @throws when the file has no fuse wire that we know
 */
export function setFuses(file, wanted) {
  const at = readFileSync(file).indexOf(SENTINEL);
  if (at < 0) throw new Error(`${file} has no fuses`);
  const handle = openSync(file, 'r+');
  try {
    const head = Buffer.alloc(2);
    readSync(handle, head, 0, 2, at + SENTINEL.length);
    const [version = 0, length = 0] = head;
    if (version !== 1) throw new Error(`fuse wire version ${version} is not known`);
    for (const [index, on] of wanted) {
      if (index >= length) throw new Error(`this Electron has no fuse ${index}`);
      writeSync(handle, on ? '1' : '0', at + SENTINEL.length + 2 + index);
    }
  } finally {
    closeSync(handle);
  }
}
