// Builds the application into out/: main, database worker, two preload scripts, two pages.
//
//   node build/build.mjs [--force] [--quiet] [NAME...]    names: main application db-worker file-worker preload-agent preload-media agent media
//
// A bundle whose inputs did not change is left alone; `--force` builds it all the same.
import { fileURLToPath } from 'node:url';

/**
 * @param {{ only?: string[], force?: boolean, quiet?: boolean }} [options] `only`: names of bundles, all by default
 * @returns {Promise<{ built: string[], missing: string[] }>}
 * @throws when a name is unknown or a bundle does not build
 */
export async function buildAll({ only = [], force = false, quiet = false } = {}) {
  const [{ BUNDLES }, { buildBundle }] = await Promise.all([
    import('./bundle/bundles.mjs'),
    import('./bundle/build-bundle.mjs'),
  ]);
  const unknown = only.filter((name) => !BUNDLES.some((bundle) => bundle.name === name));
  if (unknown.length > 0) throw new Error(`no such bundle: ${unknown.join(', ')}`);
  const started = performance.now();
  const wanted = BUNDLES.filter(({ name }) => only.length === 0 || only.includes(name));
  // Vite leaves its mode in the environment, and takes over one that it finds: neither may reach the other side.
  const outside = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  let results;
  try {
    results = await Promise.all(
      wanted.map(async (bundle) => ({ bundle, state: await buildBundle(bundle, { force }) })),
    );
  } finally {
    if (outside === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = outside;
  }
  const built = results.filter(({ state }) => state === 'built').map(({ bundle }) => bundle.name);
  const missing = results.filter(({ state }) => state === 'missing').map(({ bundle }) => bundle.name);
  for (const { bundle, state } of results) {
    if (state === 'missing') console.error(`[build] ${bundle.name} skipped: ${bundle.entry} does not exist`);
  }
  if (!quiet) {
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`[build] ${built.length > 0 ? `built ${built.join(', ')}` : 'up to date'} (${seconds} s)`);
  }
  return { built, missing };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2);
  try {
    await buildAll({
      only: args.filter((arg) => !arg.startsWith('--')),
      force: args.includes('--force'),
      quiet: args.includes('--quiet'),
    });
  } catch (error) {
    console.error(`[build] failed: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}
