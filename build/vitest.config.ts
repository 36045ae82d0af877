// Which tests run where. `npm test` runs vitest inside the Node of the Electron that is in use, so that the tests see
// the very runtime (and the very better-sqlite3 binary) that the application gets.
import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Options that every project shares. */
const common = { root, globals: false, restoreMocks: true } as const;

export default defineConfig({
  root,
  cacheDir: '.cache/vitest',
  plugins: [react()],
  test: {
    pool: 'forks',
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
