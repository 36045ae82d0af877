// Fails when contract, handlers, callers and texts do not fit each other.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runnerImport } from 'vite';

import { filesBelow } from './bundle/freshness.mjs';
import { checkCommands } from './contract/commands.mjs';
import { checkTexts } from './contract/texts.mjs';
import { ROOT } from './setup/paths.mjs';

/**
 * Loads a TypeScript module of the project.
 *
 * @param {string} file
 * @returns {Promise<any>}
 */
async function load(file) {
  const { module } = await runnerImport(path.join(ROOT, file), { configFile: false, logLevel: 'error', root: ROOT });
  return module;
}

/** @param {string} folder */
const sourcesIn = (folder) =>
  new Map(
    filesBelow(folder)
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => [file, readFileSync(path.join(ROOT, file), 'utf8')]),
  );

const [{ commands }, { COMMAND_NAMES }, { CATALOGUES }] = await Promise.all([
  load('shared/ipc/contract.ts'),
  load('shared/ipc/names.ts'),
  load('shared/i18n/catalogues.ts'),
]);
const window = new Map([...sourcesIn('renderer/agent'), ...sourcesIn('renderer/bar')]);
const problems = [
  ...checkCommands({
    commands: Object.keys(commands),
    listed: [...COMMAND_NAMES],
    handlerSources: [...sourcesIn('electron/ipc/handlers').values()],
    callerSources: [...window.values()],
  }),
  ...checkTexts(CATALOGUES, new Map([...window, ...sourcesIn('electron')])),
];
for (const problem of problems) console.error(problem);
console.log(
  `[contract] ${Object.keys(commands).length} commands, ${Object.keys(CATALOGUES).length} languages, ` +
    (problems.length === 0 ? 'no problem' : `${problems.length} problems`),
);
process.exitCode = problems.length === 0 ? 0 : 1;
