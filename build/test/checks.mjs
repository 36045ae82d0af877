// The checks that need no running application. Each counts as one in the result of `npm test`.
import { packageBin } from '../run/package-bin.mjs';
import { runNode } from './run-stage.mjs';

/** @typedef {{ name: string, ok: boolean, seconds: number, output: string }} CheckResult */

// Ten times what the slowest takes on two quiet cores.
const CHECK_LIMIT_MS = 300_000;

const CHECKS = [
  { name: 'types', args: () => [packageBin('tsc'), '-b'] },
  { name: 'lint', args: () => [packageBin('oxlint'), '-c', 'build/oxlint.json'] },
  { name: 'imports', args: () => ['build/check-imports.mjs'] },
  { name: 'contract', args: () => ['build/check-contract.mjs'] },
  { name: 'dead code', args: () => [packageBin('knip'), '-c', 'build/knip.json', '--no-progress'] },
];

/**
 * Runs all checks, also after one failed, and shows what the failed ones say.
 *
 * @returns {Promise<CheckResult[]>}
 */
export async function runChecks() {
  /** @type {CheckResult[]} */
  const results = [];
  for (const { name, args } of CHECKS) {
    const { code, seconds, output } = await runNode(args(), { capture: true, limitMs: CHECK_LIMIT_MS });
    console.log(`[check] ${name}: ${code === 0 ? 'passed' : 'FAILED'} (${seconds.toFixed(1)} s)`);
    if (code !== 0) console.log(output.trimEnd());
    results.push({ name, ok: code === 0, seconds, output });
  }
  return results;
}
