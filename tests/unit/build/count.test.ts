import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { countPlaywright, countVitest } from '../../../build/test/count.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'balie-count-'));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: unknown): string {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const vitest = (numPassedTests: number, numFailedTests: number, testResults: unknown[] = []) => ({
  numPassedTests,
  numFailedTests,
  numPendingTests: 1,
  testResults,
});

describe('countVitest', () => {
  it('counts tests', () => {
    expect(countVitest(report(vitest(5, 2)), 1)).toMatchObject({ passed: 5, failed: 2, skipped: 1 });
  });

  it('counts a file that does not load as one failure', () => {
    const broken = { name: path.resolve('tests/broken.test.ts'), status: 'failed', message: 'no such file', assertionResults: [] };
    expect(countVitest(report(vitest(5, 0, [broken])), 1)).toEqual({
      passed: 5,
      failed: 1,
      skipped: 1,
      troubles: [`${path.join('tests', 'broken.test.ts')}\n    no such file`],
    });
  });

  it('names what failed and why, without colours and without the whole stack', () => {
    const stack = Array.from({ length: 40 }, (_, line) => `at line ${line}`).join('\n');
    const failing = {
      name: path.resolve('tests/some.test.ts'),
      status: 'failed',
      assertionResults: [
        { status: 'passed', fullName: 'adds' },
        { status: 'failed', fullName: 'subtracts', failureMessages: [`\u001B[31mexpected 1\u001B[39m\n\n${stack}`] },
      ],
    };
    const { troubles } = countVitest(report(vitest(1, 1, [failing])), 1);
    expect(troubles).toHaveLength(1);
    expect(troubles?.[0]).toMatch(/^tests.some\.test\.ts › subtracts\n {4}expected 1\n {4}at line 0\n/);
    expect(troubles?.[0]?.split('\n')).toHaveLength(15);
  });

  it('does not let a bad end pass unseen', () => {
    expect(countVitest(report(vitest(5, 0)), 1).failed).toBe(1);
    expect(countVitest(report(vitest(5, 0)), null).failed).toBe(1);
    expect(countVitest(path.join(folder, 'none.json'), 0).failed).toBe(1);
  });
});

describe('countPlaywright', () => {
  const playwright = (unexpected: number, flaky = 0, errors: unknown[] = []) => ({
    stats: { expected: 3, unexpected, flaky, skipped: 1 },
    errors,
  });

  it('counts tests, and says how many passed only at the second try', () => {
    expect(countPlaywright(report(playwright(1, 1)), 1)).toMatchObject({ passed: 4, failed: 1, skipped: 1, secondTry: 1 });
  });

  it('names what failed, and what needed its second try', () => {
    const spec = (title: string, status: string, ends: string[]) => ({
      title,
      file: 'e2e/some.spec.ts',
      line: 7,
      tests: [{ status, results: ends.map((end) => ({ status: end, errors: end === 'passed' ? [] : [{ message: `${title}: ${end}` }] })) }],
    });
    const suites = [
      {
        specs: [spec('rings', 'expected', ['passed'])],
        suites: [{ specs: [spec('hangs up', 'unexpected', ['failed', 'timedOut']), spec('holds', 'flaky', ['timedOut', 'passed'])] }],
      },
    ];
    expect(countPlaywright(report({ ...playwright(1, 1), suites }), 1).troubles).toEqual([
      'e2e/some.spec.ts:7 › hangs up\n    hangs up: failed',
      'e2e/some.spec.ts:7 › holds (passed at the second try)\n    holds: timedOut',
    ]);
  });

  it('does not let a bad end pass unseen', () => {
    expect(countPlaywright(report(playwright(0, 0, [{ message: 'does not load' }])), 1).failed).toBe(1);
    expect(countPlaywright(report(playwright(0)), null).failed).toBe(1);
    expect(countPlaywright(path.join(folder, 'none.json'), 0).failed).toBe(1);
  });
});
