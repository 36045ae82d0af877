// Finds a tool by its package, so that it is started by Node itself: the shims in node_modules/.bin differ per system.
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { MODULES } from '../setup/paths.mjs';

/** Tools whose command is not the name of their package. */
const PACKAGES = { playwright: '@playwright/test', tsc: 'typescript' };

/**
 * @param {string} command as one would type it after npx
 * @returns {string} path of the script
 * @throws when the package is not installed or has no such command
 */
export function packageBin(command) {
  const name = PACKAGES[/** @type {keyof typeof PACKAGES} */ (command)] ?? command;
  const dir = path.join(MODULES, name);
  const { bin } = JSON.parse(readFileSync(path.join(dir, 'package.json'), 'utf8'));
  const file = typeof bin === 'string' ? bin : bin?.[command];
  if (file === undefined) throw new Error(`the package ${name} has no command ${command}`);
  return path.join(dir, file);
}
