// Which tests run where. `npm test` runs vitest inside the Node of the Electron that is in use, so that the tests see
// the very runtime (and the very better-sqlite3 binary) that the application gets.
import react from '@vitejs/plugin-react';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

// better-sqlite3's own binary needs Node-API 10 and crashes an older Node without a word. Where Electron is new enough
// for it, nothing was compiled, and an old Node that starts vitest itself must be told.
const compiled = existsSync(`${root}node_modules/better-sqlite3/build/Release/better_sqlite3.node`);
if (Number(process.versions.napi) < 10 && !compiled) {
  throw new Error(`the database driver does not load in Node ${process.versions.node}: use npm run unit, or Node 22`);
}

/** Options that every project shares. */
const common = { root, globals: false, restoreMocks: true } as const;

export default defineConfig({
  root,
  cacheDir: '.cache/vitest',
  plugins: [react()],
  test: {
    pool: 'forks',
    // Most of the time of these tests is waiting and loading: a second one beside it uses the small machine of CI better.
    maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
    passWithNoTests: true,
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          environment: 'node',
          include: ['tests/unit/{shared,electron,build}/**/*.test.ts', 'tests/support/**/*.test.ts'],
          testTimeout: 10_000,
        },
      },
      {
        plugins: [react()],
        test: {
          ...common,
          name: 'renderer',
          environment: 'happy-dom',
          include: ['tests/unit/renderer/**/*.test.{ts,tsx}'],
          testTimeout: 15_000,
        },
      },
      {
        test: {
          ...common,
          name: 'contract',
          environment: 'node',
          include: ['tests/{contract,migrations}/**/*.test.ts'],
          globalSetup: ['build/vitest-build-worker.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          ...common,
          name: 'integration',
          // Live sound and a real PBX: one more try where nobody watches.
          retry: process.env.CI ? 1 : 0,
          environment: 'node',
          include: ['tests/{integration,pbx,bench}/**/*.test.ts'],
          globalSetup: ['build/vitest-build-worker.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
