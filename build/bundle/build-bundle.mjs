// Builds one bundle with Vite, in memory, and publishes the result.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { ROOT } from '../setup/paths.mjs';
import { asciiCode, asciiMap } from './ascii.mjs';
import { filesBelow, hashOf, isFresh, readStamp, writeStamp } from './freshness.mjs';
import { publish } from './publish.mjs';

/**
 * @param {import('./bundles.mjs').Bundle} bundle
 * @param {{ force?: boolean }} [options]
 * @returns {Promise<'built' | 'fresh' | 'missing'>} `missing`: the entry does not exist
 */
export async function buildBundle(bundle, { force = false } = {}) {
  if (!existsSync(path.join(ROOT, bundle.entry))) return 'missing';
  const copies = bundle.copies.filter(({ from }) => existsSync(path.join(ROOT, from)));
  const hash = hashOf(bundle.inputs);
  const stamp = readStamp(bundle.name);
  if (!force && isFresh(stamp, hash)) return 'fresh';

  const { build } = await import('vite');
  const result = /** @type {import('vite').Rolldown.RolldownOutput | import('vite').Rolldown.RolldownOutput[]} */ (
    await build(bundle.config)
  );
  /** @type {Map<string, string | Uint8Array>} */
  const files = new Map();
  for (const { output } of [result].flat()) {
    const ascii = bundle.ascii === true ? output.find((item) => item.type === 'chunk') : undefined;
    for (const item of output) {
      const file = path.posix.join(bundle.outDir, item.fileName);
      if (item === ascii && item.type === 'chunk') files.set(file, asciiCode(item.code));
      else if (item.type === 'asset' && ascii?.type === 'chunk' && item.fileName === `${ascii.fileName}.map`) files.set(file, asciiMap(ascii.code, String(item.source)));
      else files.set(file, item.type === 'chunk' ? item.code : item.source);
    }
  }
  for (const { from, to } of copies) {
    for (const file of filesBelow(from)) {
      files.set(path.posix.join(to, path.posix.relative(from, file)), readFileSync(path.join(ROOT, file)));
    }
  }
  publish(files, stamp.files);
  writeStamp(bundle.name, { hash, files: [...files.keys()] });
  return 'built';
}
