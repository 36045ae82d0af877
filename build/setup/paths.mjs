// Where things lie. Everything outside the project folder is a cache: deleting it costs time, never data.
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project folder. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

export const MODULES = path.join(ROOT, 'node_modules');

/** Working files of the tools inside the project; ignored by git. */
export const LOCAL_CACHE = path.join(ROOT, '.cache');

/**
 * What is worth keeping between clones on one machine: the stand-in runtime and the compiled database driver.
 * `BALIE_CACHE` moves it.
 */
export const MACHINE_CACHE =
  process.env.BALIE_CACHE ?? path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'balie');
