// Prints the executable of a packaged application that Playwright can drive, and only that (progress goes to stderr).
// A release has the fuse off through which a debugger attaches; this is a copy of such a package with that one fuse on.
// Made anew only when something that goes in has changed.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { buildAll } from './build.mjs';
import { hashOf } from './bundle/freshness.mjs';
import { electronBuilder } from './package/electron-builder.mjs';
import { holdOutput, releaseOutput, SetupError } from './setup/console.mjs';
import { FUSE, setFuses } from './setup/fuses.mjs';
import { LOCAL_CACHE } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';

const FOLDER = path.join(LOCAL_CACHE, 'packaged');
const STAMP = path.join(FOLDER, 'stamp.json');

/** What decides about the package, besides the runtime. */
const INPUTS = [
  'electron-builder.yml',
  'build/after-pack.mjs',
  'build/package',
  'build/icons',
  'electron',
  'shared',
  'renderer',
];

/** @returns {{ executable: string, fuses: string }} paths within an unpacked package */
function layout() {
  if (process.platform === 'win32') return { executable: 'Balie.exe', fuses: 'Balie.exe' };
  if (process.platform !== 'darwin') return { executable: 'balie', fuses: 'balie' };
  return {
    executable: 'Balie.app/Contents/MacOS/Balie',
    fuses: 'Balie.app/Contents/Frameworks/Electron Framework.framework/Electron Framework',
  };
}

/**
 * @returns {Promise<string>} path of the executable
 * @throws {SetupError} when something is missing or the package cannot be made
 */
async function packageForTest() {
  const runtime = await prepare();
  const { executable, fuses } = layout();
  const file = path.join(FOLDER, 'app', executable);
  const key = JSON.stringify({ hash: hashOf(INPUTS), runtime });
  if (existsSync(file) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === key) return file;

  const { missing } = await buildAll({ quiet: true });
  if (missing.length > 0) throw new SetupError(`not everything could be built: ${missing.join(', ')}`);
  rmSync(FOLDER, { recursive: true, force: true });
  const { code, output } = await electronBuilder(runtime, {
    targets: ['dir', `--${process.arch}`],
    output: path.join(FOLDER, 'dist'),
    quiet: true,
  });
  if (code !== 0) throw new SetupError(`electron-builder failed:\n${output.split('\n').slice(-30).join('\n')}`);
  const unpacked = readdirSync(path.join(FOLDER, 'dist')).find(
    (name) => name.includes('unpacked') || name.startsWith('mac'),
  );
  if (!unpacked) throw new SetupError('electron-builder made no unpacked package');
  cpSync(path.join(FOLDER, 'dist', unpacked), path.join(FOLDER, 'app'), { recursive: true, verbatimSymlinks: true });
  rmSync(path.join(FOLDER, 'dist'), { recursive: true, force: true });
  setFuses(path.join(FOLDER, 'app', fuses), new Map([[FUSE.nodeCliInspectArguments, true]]));
  writeFileSync(STAMP, key);
  return file;
}

try {
  holdOutput();
  const executable = await packageForTest();
  console.log(executable);
} catch (error) {
  releaseOutput();
  if (!(error instanceof SetupError)) throw error;
  console.error(`\n${error.message}\n`);
  process.exitCode = 1;
}
