// What is built from what. Targets are pinned to the oldest runtime in use (Electron 33: Chromium 130, Node 20.18), not
// to the version of the electron package, which only supplies types when the stand-in runtime is taken.
import react from '@vitejs/plugin-react';
import { builtinModules } from 'node:module';
import path from 'node:path';

import { ROOT } from '../setup/paths.mjs';

const NODE_TARGET = 'node20.18';
const PAGE_TARGET = 'chrome130';

/** Left as imports in main and preload: Electron, Node's own modules, and the native module that cannot be bundled. */
const EXTERNAL = [/^electron(\/|$)/, /^node:/, ...builtinModules, 'better-sqlite3'];

/** @typedef {{ from: string, to: string }} Copy A folder of finished files that goes along unchanged. */
/**
 * @typedef {object} Bundle
 * @property {string} name
 * @property {string} entry relative to the project folder
 * @property {string} outDir relative to the project folder
 * @property {string[]} inputs folders whose content decides whether the bundle is up to date
 * @property {Copy[]} copies
 * @property {boolean} [ascii] one file of code, which is read at each start
 * @property {import('vite').InlineConfig} config
 */

/** @type {import('vite').InlineConfig} */
const COMMON = { configFile: false, logLevel: 'warn', envDir: false, publicDir: false };

/**
 * Code for Node or for a preload script. What is imported dynamically becomes a file of its own beside the entry, so that
 * `import.meta.url` names the same folder wherever code ends up. Only main does so (a sandboxed preload is one file).
 *
 * @param {string} name
 * @param {string} entry
 * @param {string} file output path relative to the project folder
 * @param {'es' | 'cjs'} format
 * @param {string} target
 * @returns {Bundle}
 */
function nodeBundle(name, entry, file, format, target) {
  return {
    name,
    entry,
    outDir: path.dirname(file),
    inputs: entry.startsWith('electron/preload/') ? ['electron/preload', 'shared'] : ['electron', 'shared'],
    copies: [],
    config: {
      ...COMMON,
      root: ROOT,
      ssr: { noExternal: true, target: 'node' },
      build: {
        write: false,
        ssr: entry,
        outDir: path.dirname(file),
        target,
        // Smaller is read sooner. Names stay: they stand in the log.
        minify: false,
        sourcemap: true,
        rolldownOptions: {
          external: EXTERNAL,
          output: { minify: { compress: true, mangle: false, codegen: true }, format, entryFileNames: path.basename(file), chunkFileNames: '[name].js', ...(name === 'main' ? {} : { codeSplitting: false }) },
        },
      },
    },
  };
}

/**
 * A page. Nothing is inlined as a data: address, because the content security policy admits only own files.
 *
 * @param {string} name
 * @param {import('vite').PluginOption[]} plugins
 * @param {string[]} [more] other folders that it is made of
 * @returns {Bundle}
 */
function pageBundle(name, plugins, more = []) {
  return {
    name,
    entry: `renderer/${name}/index.html`,
    outDir: `out/renderer/${name}`,
    inputs: [`renderer/${name}`, ...more, 'shared'],
    copies: [],
    config: {
      ...COMMON,
      root: path.join(ROOT, 'renderer', name),
      base: './',
      plugins,
      build: {
        write: false,
        outDir: path.join(ROOT, 'out', 'renderer', name),
        target: PAGE_TARGET,
        minify: true,
        sourcemap: true,
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        // One style sheet: a part that is fetched later must not change how anything looks.
        cssCodeSplit: false,
        // All that the first screen needs is one file: each further one is asked for through main, which is busy starting.
        rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', test: /renderer\/\w+\/main\.tsx?$/, includeDependenciesRecursively: true }] } } },
        reportCompressedSize: false,
        chunkSizeWarningLimit: 4_000,
      },
    },
  };
}

/** @type {Bundle[]} */
export const BUNDLES = [
  {
    ...nodeBundle('main', 'electron/main.ts', 'out/main/index.js', 'es', NODE_TARGET),
    copies: [{ from: 'electron/practice/audio', to: 'out/main/practice-audio' }],
  },
  { ...nodeBundle('application', 'electron/application.ts', 'out/main/application.cjs', 'cjs', NODE_TARGET), ascii: true },
  nodeBundle('compiled-thread', 'electron/platform/compiled-thread.ts', 'out/main/compiled-thread.cjs', 'cjs', NODE_TARGET),
  { ...nodeBundle('db-worker', 'electron/db/worker.ts', 'out/main/db-worker.cjs', 'cjs', NODE_TARGET), ascii: true },
  nodeBundle('file-worker', 'electron/contact-file/worker.ts', 'out/main/file-worker.js', 'es', NODE_TARGET),
  nodeBundle('mail-worker', 'electron/mail/worker.ts', 'out/main/mail-worker.js', 'es', NODE_TARGET),
  nodeBundle('preload-agent', 'electron/preload/agent.ts', 'out/preload/agent.cjs', 'cjs', PAGE_TARGET),
  nodeBundle('preload-media', 'electron/preload/media.ts', 'out/preload/media.cjs', 'cjs', PAGE_TARGET),
  nodeBundle('preload-bar', 'electron/preload/bar.ts', 'out/preload/bar.cjs', 'cjs', PAGE_TARGET),
  pageBundle('agent', [react()]),
  pageBundle('bar', [react()], ['renderer/agent']),
  pageBundle('media', []),
];
