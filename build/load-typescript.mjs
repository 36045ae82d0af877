// Runs TypeScript of the project on a Node that cannot: Vite compiles each file as it is imported, in place, so that
// `import.meta.url` is right and nothing is written to disk.
import path from 'node:path';
import { createServer } from 'vite';

import { ROOT } from './setup/paths.mjs';

/**
 * @param {string} file relative to the project folder
 * @returns {Promise<{ module: any, close: () => Promise<void> }>} `close` ends Vite; imports that happen later fail then
 */
export async function loadTypeScript(file) {
  const server = await createServer({
    root: ROOT,
    configFile: false,
    envDir: false,
    logLevel: 'error',
    appType: 'custom',
    cacheDir: path.join(ROOT, '.cache', 'vite'),
    optimizeDeps: { noDiscovery: true, include: [] },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  try {
    return { module: await server.ssrLoadModule(path.join(ROOT, file)), close: () => server.close() };
  } catch (error) {
    await server.close();
    throw error;
  }
}
