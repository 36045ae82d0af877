// The checks that need no running application. Each counts as one in the result of `npm test`.
import { packageBin } from '../run/package-bin.mjs';
import { runNode } from './run-stage.mjs';

/** @typedef {{ name: string, ok: boolean, seconds: number, output: string }} CheckResult */

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
 * @param {boolean} [givesWay] lets everything else on the machine go first, and takes the time that this costs
 * @returns {Promise<CheckResult[]>}
 */
export async function runChecks(givesWay = false) {
  /** @type {CheckResult[]} */
  const results = [];
  for (const { name, args } of CHECKS) {
    const { code, seconds, output } = await runNode(args(), { capture: true, limitMs: givesWay ? 900_000 : 180_000, givesWay });
    console.log(`[check] ${name}: ${code === 0 ? 'passed' : 'FAILED'} (${seconds.toFixed(1)} s)`);
    if (code !== 0) console.log(output.trimEnd());
    results.push({ name, ok: code === 0, seconds, output });
  }
  return results;
}
