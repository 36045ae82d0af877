// `npm test`: every check and every test, stage by stage. The last line is `N passed, N failed`.
//
//   node build/test.mjs [--long] [--record] [STAGE...]     stages: check unit build e2e pbx
//
//   --long     full sizes (a million contacts, long calls): sets BALIE_N=full, which the tests read
//   --record   writes the result to tests/bench/results, with date, machine and commit
//
// A stage that fails does not stop the ones after it. `pbx` needs Debian's Asterisk and so runs on Linux only; elsewhere
// it is left out, which is said.
import { rmSync } from 'node:fs';
import path from 'node:path';

import { buildAll } from './build.mjs';
import { holdOutput, releaseOutput, SetupError } from './setup/console.mjs';
import { LOCAL_CACHE } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { runChecks } from './test/checks.mjs';
import { countPlaywright, countVitest } from './test/count.mjs';
import { total, writeResult } from './test/result.mjs';
import { runNode } from './test/run-stage.mjs';

/** @typedef {import('./test/count.mjs').Count} Count */

const REPORTS = path.join(LOCAL_CACHE, 'test');
const MINUTE = 60_000;

const flags = process.argv.slice(2).filter((arg) => arg.startsWith('--'));
const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const long = flags.includes('--long');
const env = { ...(long ? { BALIE_N: 'full' } : {}) };

/** @returns {Promise<Count>} */
async function check() {
  const results = await runChecks();
  const passed = results.filter(({ ok }) => ok).length;
  const troubles = results.filter(({ ok }) => !ok).map(({ name }) => `check of ${name}: what it said stands above`);
  return { passed, failed: results.length - passed, skipped: 0, troubles };
}

/** @returns {Promise<Count>} */
async function build() {
  try {
    const { missing } = await buildAll();
    return { passed: missing.length === 0 ? 1 : 0, failed: missing.length === 0 ? 0 : 1, skipped: 0 };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/**
 * @param {boolean} [beside] others run at the same time and are measured by the clock: this one gives way and shows its output at the end
 * @returns {Promise<Count>}
 */
async function unit(beside = false) {
  const report = path.join(REPORTS, 'vitest.json');
  rmSync(report, { force: true });
  const { code, output } = await runNode(
    [
      'build/run.mjs',
      'node',
      'node_modules/vitest/vitest.mjs',
      'run',
      '--config=build/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { env, limitMs: (long ? 240 : 20) * MINUTE, capture: beside, givesWay: beside },
  );
  if (beside) console.log(`\n[test] what unit said meanwhile\n${output}`);
  return countVitest(report, code);
}

/**
 * @param {'e2e' | 'pbx'} project
 * @param {boolean} [beside] another one runs at the same time and shows its output: this one shows its own at the end
 * @returns {Promise<Count>}
 */
async function playwright(project, beside = false) {
  const report = path.join(REPORTS, `playwright-${project}.json`);
  rmSync(report, { force: true });
  const { code, output } = await runNode(
    [
      'build/run.mjs',
      'test',
      `--project=${project}`,
      // Each clears its own folder at its start.
      `--output=test-results/${project}`,
      '--pass-with-no-tests',
      '--reporter=list,json',
    ],
    { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report }, limitMs: (long ? 120 : 40) * MINUTE, capture: beside },
  );
  if (beside) console.log(`\n[test] what ${project} said meanwhile\n${output}`);
  return countPlaywright(report, code);
}

/**
 * What goes beside the calls on the PBX, which wait most of their time for sound and rings, one stage after the other. The tests without a
 * window come last and give way. The long run takes times that somebody reads, so there nothing goes beside anything.
 */
const BESIDE_PBX = ['e2e', 'unit'];

/** @type {[name: string, what: string, work: (beside?: boolean) => Promise<Count>][]} */
const STAGES = [
  ['check', 'types, lint, imports, contract, dead code', check],
  ['build', 'the application', build],
  ['unit', 'unit, renderer, contract and integration tests in Electron’s Node', unit],
  ['e2e', 'the application in its window, on the practice line', (beside) => playwright('e2e', beside)],
  ['pbx', 'the application on a real PBX', (beside) => playwright('pbx', beside)],
];

const unknown = wanted.filter((name) => !STAGES.some(([stage]) => stage === name));
if (unknown.length > 0) {
  console.error(`no such stage: ${unknown.join(', ')}; there are ${STAGES.map(([name]) => name).join(', ')}`);
  process.exit(2);
}

try {
  holdOutput();
  await prepare();
} catch (error) {
  releaseOutput();
  if (!(error instanceof SetupError)) throw error;
  console.error(`\n${error.message}\n\n0 passed, 1 failed`);
  process.exit(1);
}

const started = performance.now();
/** @type {import('./test/result.mjs').Stage[]} */
const stages = [];

/**
 * @param {string} name
 * @param {string} what
 * @param {(beside?: boolean) => Promise<Count>} work
 * @param {boolean} [beside]
 */
async function runStage(name, what, work, beside) {
  console.log(`\n[test] ${name}: ${what}`);
  const begun = performance.now();
  const count = await work(beside);
  stages.push({ name, ...count, seconds: (performance.now() - begun) / 1_000 });
}

const onLinux = process.platform === 'linux';
const due = STAGES.filter(([name]) => wanted.length === 0 || wanted.includes(name));
const besidePbx = !long && onLinux && due.some(([name]) => name === 'pbx') ? BESIDE_PBX : [];

async function runBesidePbx() {
  for (const wantedName of besidePbx)
    for (const [name, what, work] of due) if (name === wantedName) await runStage(name, what, work, true);
}

for (const [name, what, work] of due) {
  if (besidePbx.includes(name)) continue;
  if (name !== 'pbx') await runStage(name, what, work);
  else if (onLinux) await Promise.all([runBesidePbx(), runStage(name, what, work)]);
  else console.log(`\n[test] ${name}: left out, the PBX of the tests runs on Linux only`);
}
stages.sort(
  (one, other) => STAGES.findIndex(([name]) => name === one.name) - STAGES.findIndex(([name]) => name === other.name),
);

const sum = total(stages);
writeResult({ stages, seconds: (performance.now() - started) / 1_000, long, record: flags.includes('--record') });
console.log('');
// Once more at the end: it is often all that is kept of the output.
const troubles = stages.flatMap(({ name, troubles: ofStage = [] }) => ofStage.map((text) => `[test] ${name}: ${text}`));
if (troubles.length > 0) console.log(`${troubles.join('\n\n')}\n`);
for (const { name, passed, failed, skipped, seconds, secondTry = 0 } of stages) {
  if (secondTry > 0)
    console.log(`[test] ${name.padEnd(5)} ${secondTry} of them passed at the second try only`);
  const skips = skipped > 0 ? `, ${skipped} skipped` : '';
  console.log(`[test] ${name.padEnd(5)} ${passed} passed, ${failed} failed${skips} (${seconds.toFixed(1)} s)`);
}
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 ? 0 : 1;
