// `npm run dist [-- TARGET...]`: packages for the system this runs on, in dist/.
//
// With the official Electron all targets of electron-builder.yml; with another (the stand-in), what can be made without
// downloads, marked as being for tests only. TARGET: dir, deb, rpm, tar.gz, zip, AppImage, nsis, dmg.
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

import { buildAll } from './build.mjs';
import { electronBuilder, offlineTargets } from './package/electron-builder.mjs';
import { SetupError } from './setup/console.mjs';
import { ROOT } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';

/** @returns {Promise<number>} exit code */
async function dist(/** @type {string[]} */ asked) {
  const runtime = await prepare();
  const { missing } = await buildAll();
  if (missing.length > 0) throw new SetupError(`not everything could be built: ${missing.join(', ')}`);
  let targets = asked;
  if (runtime.kind !== 'official') {
    console.log(`[dist] Electron ${runtime.version} is not the official one: these packages are for tests only`);
    const offline = offlineTargets();
    if (asked.length === 0) {
      targets = offline.targets;
      for (const reason of offline.missing) console.log(`[dist] left out ${reason}`);
    }
  }
  const started = Date.now();
  const { code } = await electronBuilder(runtime, { targets });
  if (code === 0) {
    const folder = path.join(ROOT, 'dist');
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      const { mtimeMs, size } = statSync(path.join(folder, name));
      const file = statSync(path.join(folder, name)).isFile() && !/\.(?:yml|yaml|blockmap)$/.test(name);
      if (file && mtimeMs >= started) console.log(`[dist] dist/${name}  ${(size / 1e6).toFixed(0)} MB`);
    }
  }
  return code ?? 1;
}

try {
  process.exitCode = await dist(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(`\n${error.message}\n`);
  process.exitCode = 1;
}
