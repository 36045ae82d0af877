// Reads the reports of vitest and Playwright. A run that ends badly without a failed test to show for it (a file that
// does not load, a crash, a limit in time) counts as one failure, so that it cannot pass unseen.
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { ROOT } from '../setup/paths.mjs';

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {number} [secondTry] of those passed
 * @property {string[]} [troubles] for each test that failed, also at its first try only: which one, and the first lines of why
 */

const WHY_LINES = 14;
// oxlint-disable-next-line no-control-regex -- that is what colours are made of
const COLOURS = /\u001B\[[0-9;]*m/g;

/**
 * @param {string} what
 * @param {string | undefined} why
 */
function trouble(what, why) {
  const lines = (why ?? '').replace(COLOURS, '').split('\n').filter((line) => line.trim() !== '').slice(0, WHY_LINES);
  return [what, ...lines.map((line) => `    ${line}`)].join('\n');
}

/** @param {string} file */
const short = (file) => path.relative(ROOT, file);

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {Count} count
 * @param {number | null} code exit code of the tool
 * @returns {Count}
 */
const withExit = (count, code) => (code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count);

/**
 * @param {string} file JSON report of vitest
 * @param {number | null} code
 * @returns {Count}
 */
export function countVitest(file, code) {
  const report = readReport(file);
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  let brokenFiles = 0;
  const troubles = [];
  for (const { name, status, message, assertionResults } of report.testResults) {
    const failed = assertionResults.filter((/** @type {any} */ test) => test.status === 'failed');
    for (const test of failed) troubles.push(trouble(`${short(name)} › ${test.fullName}`, test.failureMessages?.[0]));
    if (status !== 'failed' || failed.length > 0) continue;
    brokenFiles += 1;
    troubles.push(trouble(short(name), message));
  }
  return withExit(
    {
      passed: report.numPassedTests,
      failed: report.numFailedTests + brokenFiles,
      skipped: report.numPendingTests + (report.numTodoTests ?? 0),
      troubles,
    },
    code,
  );
}

/**
 * @param {any} suite of Playwright's report: a file, or a `describe` in one
 * @returns {string[]}
 */
function troublesOf(suite) {
  const troubles = [];
  for (const { title, file, line, tests } of suite.specs ?? [])
    for (const { status, results } of tests) {
      if (status !== 'unexpected' && status !== 'flaky') continue;
      const failed = results.find((/** @type {any} */ { status: end }) => end !== 'passed' && end !== 'skipped');
      const what = `${file}:${line} › ${title}${status === 'flaky' ? ' (passed at the second try)' : ''}`;
      // Where there are several, the first may only say that the time was over, and the last what it waited for.
      troubles.push(trouble(what, (failed?.errors ?? []).map((/** @type {any} */ error) => error.message).join('\n')));
    }
  return [...troubles, ...(suite.suites ?? []).flatMap(troublesOf)];
}

/**
 * @param {string} file JSON report of Playwright
 * @param {number | null} code
 * @returns {Count}
 */
export function countPlaywright(file, code) {
  const report = readReport(file);
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  // Live sound on a busy machine: a test that passes at the second try passes, and is counted by name in the result.
  return withExit(
    {
      passed: expected + flaky,
      failed: unexpected + report.errors.length,
      skipped,
      secondTry: flaky,
      troubles: [
        ...report.errors.map((/** @type {any} */ error) => trouble('outside a test', error.message)),
        ...troublesOf(report),
      ],
    },
    code,
  );
}
