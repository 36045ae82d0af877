// Decides whether a bundle must be built again: a hash over the content of everything that goes in, and a list of what
// came out. Kept in the project's cache folder, one small file per bundle.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { LOCAL_CACHE, ROOT } from '../setup/paths.mjs';

/** Inputs of every bundle besides its own folders: dependencies and the recipe itself. */
const ALWAYS = ['package.json', 'package-lock.json', 'build/bundle'];

/** @typedef {{ hash: string, files: string[] }} Stamp */

/**
 * All files below a folder, or the file itself, as paths relative to the project folder, in a stable order.
 *
 * @param {string} relative
 * @returns {string[]}
 */
export function filesBelow(relative) {
  const absolute = path.join(ROOT, relative);
  if (!existsSync(absolute)) return [];
  const entries = (() => {
    try {
      return readdirSync(absolute, { withFileTypes: true });
    } catch {
      return undefined;
    }
  })();
  if (entries === undefined) return [relative];
  return entries
    .filter((entry) => !entry.name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesBelow(path.posix.join(relative, entry.name)) : [path.posix.join(relative, entry.name)],
    );
}

/**
 * @param {string[]} inputs folders and files relative to the project folder
 * @returns {string} hex SHA-256 over names and contents
 */
export function hashOf(inputs) {
  const hash = createHash('sha256');
  for (const file of [...new Set([...ALWAYS, ...inputs].flatMap(filesBelow))]) {
    const content = readFileSync(path.join(ROOT, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** @param {string} name */
const stampFile = (name) => path.join(LOCAL_CACHE, 'build', `${name}.json`);

/**
 * @param {string} name of the bundle
 * @returns {Stamp} an empty one when the bundle was never built
 */
export function readStamp(name) {
  try {
    return JSON.parse(readFileSync(stampFile(name), 'utf8'));
  } catch {
    return { hash: '', files: [] };
  }
}

/**
 * @param {string} name
 * @param {Stamp} stamp
 */
export function writeStamp(name, stamp) {
  mkdirSync(path.dirname(stampFile(name)), { recursive: true });
  writeFileSync(stampFile(name), JSON.stringify(stamp));
}

/**
 * @param {Stamp} stamp
 * @param {string} hash of the inputs as they are now
 */
export function isFresh(stamp, hash) {
  return (
    stamp.hash === hash && stamp.files.length > 0 && stamp.files.every((file) => existsSync(path.join(ROOT, file)))
  );
}
