import { describe, expect, it } from 'vitest';
import { isFailure, isMet, markdown, plainTable, row } from './report.ts';
import { summarise } from './statistics.ts';

const RATIO_BELOW_1 = { on: 'ratio', kind: 'below', limit: 1 } as const;

describe('an aim', () => {
  it('is printed as missed, and fails nothing', () => {
    const ring = row('ring', 'ms', summarise([20]), { name: 'page', summary: summarise([5]) }, { ...RATIO_BELOW_1, aim: true });
    expect(isMet(ring)).toBe(false);
    expect(isFailure(ring)).toBe(false);
    expect(isFailure({ ...ring, goal: RATIO_BELOW_1 })).toBe(true);
    expect(plainTable([ring])).toMatch(/MISSED: aim: ratio below 1$/);
  });
});

describe('isMet', () => {
  it('compares medians for a ratio', () => {
    const fast = row('dial', 'ms', summarise([10, 20, 500]), { name: 'page', summary: summarise([40]) }, RATIO_BELOW_1);
    expect(fast.ratio).toBe(0.5);
    expect(isMet(fast)).toBe(true);
    expect(isMet({ ...fast, ratio: 1 })).toBe(false);
    expect(isMet({ ...fast, ratio: 1, goal: { ...RATIO_BELOW_1, kind: 'at most' } })).toBe(true);
  });

  it('takes the worst for a limit on the maximum', () => {
    const typing = row('keys', 'ms', summarise([10, 251]), null, { on: 'max', kind: 'at most', limit: 250 });
    expect(isMet(typing)).toBe(false);
    expect(isMet({ ...typing, balie: summarise([10, 250]) })).toBe(true);
  });

  it('misses a ratio without a baseline, and says nothing without a goal', () => {
    expect(isMet(row('dial', 'ms', summarise([1]), null, RATIO_BELOW_1))).toBe(false);
    expect(isMet(row('dial', 'ms', summarise([1])))).toBeNull();
  });
});

describe('tables', () => {
  const rows = [
    row('Dial', 'ms', summarise([10, 20, 30]), { name: 'page', summary: summarise([10]) }, RATIO_BELOW_1),
    row('Memory', 'MB', summarise([250])),
  ];
  const where = {
    date: '2026-01-02',
    commit: 'abc',
    cpu: 'CPU',
    cores: 2,
    memoryGb: 8,
    os: 'Linux',
    versions: { Electron: '33' },
    loadBefore: 0.5,
    loadAfter: 1.25,
    remarks: ['a remark'],
  };

  it('say what was missed', () => {
    expect(markdown(rows, where)).toContain(
      '| Dial, ms | 3 | 20.0 / 29.0 | page: 10.0 / 10.0 | 2.00 | ratio below 1 | **missed** |',
    );
    expect(markdown(rows, where)).toContain('| Memory, MB | 1 | 250 / 250 |  |  |  |  |');
    expect(plainTable(rows)).toMatch(/^Dial, ms .* MISSED: ratio below 1$/m);
  });

  it('say where it was measured', () => {
    expect(markdown(rows, where)).toContain(
      'on 2026-01-02, commit abc: CPU, 2 cores, 8 GB, Linux; Electron 33; load 0.50 before, 1.25 after.',
    );
    expect(markdown(rows, where)).toContain('- a remark');
  });
});
