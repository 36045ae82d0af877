// The result of a whole run: always in test-results/summary.json (not under version control), and with --record also
// where the README's figures come from. Without the flag a developer's run leaves the tree clean.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { ROOT } from '../setup/paths.mjs';
import { describeMachine } from './machine.mjs';

/** @typedef {import('./count.mjs').Count & { name: string, seconds: number }} Stage */

/** @param {Stage[]} stages */
export const total = (stages) =>
  stages.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );

/**
 * @param {object} run
 * @param {Stage[]} run.stages
 * @param {number} run.seconds of the whole run
 * @param {boolean} run.long whether the sizes were the full ones
 * @param {boolean} run.record
 */
export function writeResult({ stages, seconds, long, record }) {
  const machine = describeMachine();
  const sum = total(stages);
  const result = { ...machine, long, seconds: Math.round(seconds), ...sum, stages };
  const write = (/** @type {string} */ file, /** @type {string} */ text) => {
    mkdirSync(path.dirname(path.join(ROOT, file)), { recursive: true });
    writeFileSync(path.join(ROOT, file), text);
  };
  write('test-results/summary.json', `${JSON.stringify(result, undefined, 2)}\n`);
  if (!record) return;
  const name = long ? 'test-long' : 'test';
  // What failed names paths of the machine.
  const recorded = { ...result, stages: stages.map((stage) => ({ ...stage, troubles: undefined })) };
  write(`tests/bench/results/${name}.json`, `${JSON.stringify(recorded, undefined, 2)}\n`);
  write(
    `tests/bench/results/${name}.md`,
    [
      `${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped in ${Math.round(seconds)} s.`,
      '',
      `${machine.date}, commit ${machine.commit}; ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB; ` +
        `${machine.system}; Electron ${machine.electron}, Node ${machine.node}.`,
      '',
      '| stage | passed | failed | skipped | seconds |',
      '| --- | ---: | ---: | ---: | ---: |',
      ...stages.map(
        (stage) =>
          `| ${stage.name} | ${stage.passed} | ${stage.failed} | ${stage.skipped} | ${stage.seconds.toFixed(1)} |`,
      ),
      '',
    ].join('\n'),
  );
}
