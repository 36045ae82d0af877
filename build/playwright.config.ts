// Window tests on the real Electron: `e2e` against the practice line, `pbx` against a real Asterisk.
import { defineConfig } from '@playwright/test';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

export default defineConfig({
  outputDir: fromRoot('test-results/playwright'),
  // Each test runs a whole application with live audio: more of them than every second core makes timing tests lie.
  workers: Math.max(1, Math.floor(availableParallelism() / 2)),
  fullyParallel: false,
  // One more try where nobody watches and the machine is shared; the result says how many needed it.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'e2e', testDir: fromRoot('tests/e2e'), testMatch: '**/*.spec.ts' },
    { name: 'pbx', testDir: fromRoot('tests/pbx'), testMatch: '**/*.spec.ts', timeout: 180_000 },
  ],
});
