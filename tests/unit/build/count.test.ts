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
    expect(countVitest(report(vitest(5, 2)), 1)).toEqual({ passed: 5, failed: 2, skipped: 1 });
  });

  it('counts a file that does not load as one failure', () => {
    const broken = { status: 'failed', assertionResults: [] };
    expect(countVitest(report(vitest(5, 0, [broken])), 1)).toEqual({ passed: 5, failed: 1, skipped: 1 });
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
    expect(countPlaywright(report(playwright(1, 1)), 1)).toEqual({ passed: 4, failed: 1, skipped: 1, secondTry: 1 });
  });

  it('does not let a bad end pass unseen', () => {
    expect(countPlaywright(report(playwright(0, 0, [{ message: 'does not load' }])), 1).failed).toBe(1);
    expect(countPlaywright(report(playwright(0)), null).failed).toBe(1);
    expect(countPlaywright(path.join(folder, 'none.json'), 0).failed).toBe(1);
  });
});
