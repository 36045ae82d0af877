import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOT_READY_REASONS } from '../../../../../shared/domain/agent-state/agent-state.ts';
import { isBillable, readReasons, reasonFault, SHIPPED_REASONS, type ReasonRule } from '../../../../../shared/domain/agent-state/not-ready-reasons.ts';
import { billableMs, workingMs } from '../../../../../shared/domain/figures/figures.ts';
import { emptyTally } from '../../../../../shared/domain/figures/sums.ts';

const own = (key: string, name: string, more: Partial<ReasonRule> = {}): ReasonRule => ({ reason: `own-${key}`, name, billable: false, offered: true, ...more });
const nameOf = ({ reason, name }: ReasonRule): string => name || reason;

describe('the list of reasons for Not ready', () => {
  it('is whole whatever is stored: every shipped reason once, and at least one to choose', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (stored) => {
        const rules = readReasons(stored);
        expect(rules.map(({ reason }) => reason)).toEqual(expect.arrayContaining([...NOT_READY_REASONS]));
        expect(new Set(rules.map(({ reason }) => reason)).size).toBe(rules.length);
        expect(rules.some(({ offered }) => offered)).toBe(true);
      }),
    );
  });

  it('keeps order, choice and names as they were stored', () => {
    const stored = [own('coaching', 'Coaching', { billable: true }), { ...SHIPPED_REASONS[0]!, offered: false }, { reason: 'own-empty', name: ' ', billable: true, offered: true }, { reason: 'siesta', name: 'x', billable: true, offered: true }];
    expect(readReasons(stored)).toEqual([stored[0], stored[1], ...SHIPPED_REASONS.slice(1)]);
  });

  it.each<[string, readonly ReasonRule[], string | null]>([
    ['as shipped', SHIPPED_REASONS, null],
    ['two of one name', [...SHIPPED_REASONS, own('a', 'Coaching'), own('b', ' coaching')], 'name-twice'],
    ['one without a name', [...SHIPPED_REASONS, own('a', ' ')], 'name-missing'],
    ['one twice', [...SHIPPED_REASONS, own('a', 'A'), own('a', 'B')], 'reason-twice'],
    ['nothing to choose', SHIPPED_REASONS.map((rule) => ({ ...rule, offered: false })), 'none-offered'],
    ['too many', [...SHIPPED_REASONS, ...Array.from({ length: 21 }, (_, n) => own(`${n}`, `Reason ${n}`))], 'too-many'],
  ])('%s: %3$s', (_, rules, fault) => {
    expect(reasonFault(rules, nameOf)?.fault ?? null).toBe(fault);
  });

  it('bills work and what is billable, and nothing else', () => {
    const sums = { ...emptyTally(), reasons: { lunch: 1_000, meeting: 2_000, 'own-coaching': 4_000, 'own-forgotten': 8_000 } };
    sums.time.talking = 16_000;
    sums.time['not-ready'] = 15_000;
    sums.time.practice = 32_000;
    const rules = [...SHIPPED_REASONS, own('coaching', 'Coaching', { billable: true })];
    expect(workingMs(sums)).toBe(16_000);
    expect(billableMs(sums, rules)).toBe(16_000 + 2_000 + 4_000);
    expect(isBillable(rules, 'own-forgotten')).toBe(false);
  });
});
