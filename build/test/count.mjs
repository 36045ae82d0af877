// Reads the reports of vitest and Playwright. A run that ends badly without a failed test to show for it (a file that
// does not load, a crash, a limit in time) counts as one failure, so that it cannot pass unseen.
import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number, secondTry?: number }} Count `secondTry`: of those passed */

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
  const brokenFiles = report.testResults.filter(
    (/** @type {any} */ result) =>
      result.status === 'failed' &&
      !result.assertionResults.some((/** @type {any} */ test) => test.status === 'failed'),
  ).length;
  return withExit(
    {
      passed: report.numPassedTests,
      failed: report.numFailedTests + brokenFiles,
      skipped: report.numPendingTests + (report.numTodoTests ?? 0),
    },
    code,
  );
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
    { passed: expected + flaky, failed: unexpected + report.errors.length, skipped, secondTry: flaky },
    code,
  );
}
