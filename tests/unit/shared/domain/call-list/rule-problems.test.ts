import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES, type AttemptRules } from '../../../../../shared/domain/call-list/attempt-policy.ts';
import { ruleProblems } from '../../../../../shared/domain/call-list/rule-problems.ts';
import { inTurn, takenFrom, type Credits } from '../../../../../shared/domain/call-list/weights.ts';

const OFFICE = [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '21:00' }];
const withRules = (change: Partial<AttemptRules>): AttemptRules => ({ ...DEFAULT_RULES, ...change });
const busy = (change: Partial<AttemptRules['after']['busy']>): AttemptRules => withRules({ after: { ...DEFAULT_RULES.after, busy: { ...DEFAULT_RULES.after.busy, ...change } } });

describe('rules that say against each other', () => {
  it('those that come with the application do not', () => {
    expect(ruleProblems(DEFAULT_RULES, OFFICE)).toEqual([]);
    expect(ruleProblems(DEFAULT_RULES, [])).toEqual([]);
  });

  it('are named with their place', () => {
    expect(ruleProblems(busy({ delayMinutes: 5 }), OFFICE)).toEqual([{ result: 'busy', field: 'delayMinutes', problem: 'below-pause' }]);
    // Tried once only: there is no second try that could come too soon.
    expect(ruleProblems(busy({ delayMinutes: 5, max: 1 }), OFFICE)).toEqual([]);
    expect(ruleProblems(busy({ max: 9 }), OFFICE)).toEqual([{ result: 'busy', field: 'max', problem: 'above-maximum' }]);
    const mornings = [{ days: [1, 2, 3], from: '09:00', to: '12:00' }];
    expect(ruleProblems(DEFAULT_RULES, mornings)).toEqual([
      { result: 'no-answer', field: 'otherDayPart', problem: 'one-part-only' },
      { result: 'voicemail', field: 'otherDayPart', problem: 'one-part-only' },
    ]);
  });

  it('numbers outside their bounds are refused where they stand', () => {
    expect(ruleProblems(withRules({ ringSeconds: 0 }), OFFICE)).toEqual([]);
    expect(ruleProblems(withRules({ ringSeconds: 5 }), OFFICE)).toMatchObject([{ field: 'ringSeconds', problem: 'bounds' }]);
    expect(ruleProblems(busy({ delayMinutes: Number.NaN, max: 0 }), OFFICE)).toMatchObject([{ field: 'delayMinutes', problem: 'bounds' }, { field: 'max', problem: 'bounds' }]);
    expect(ruleProblems(withRules({ pauseMinutes: 0 }), OFFICE)).toMatchObject([{ field: 'pauseMinutes', problem: 'bounds' }]);
  });
});

describe('several lists', () => {
  it('are taken from by their weights, evenly, and save nothing up while they have nobody', () => {
    const lists = [{ id: 'a', weight: 3 }, { id: 'b', weight: 1 }];
    let credits: Credits = {};
    const take = (resting: readonly string[] = []): string => {
      const empty = new Set<string>();
      for (const { id } of inTurn(lists, credits)) {
        if (resting.includes(id)) {
          empty.add(id);
          continue;
        }
        credits = takenFrom(lists, credits, id, empty);
        return id;
      }
      return '';
    };
    expect(Array.from({ length: 8 }, () => take()).join('')).toBe('aabaaaba');
    for (let n = 0; n < 40; n++) expect(take(['a'])).toBe('b');
    const after = Array.from({ length: 8 }, () => take());
    expect(after.filter((id) => id === 'a')).toHaveLength(6);
  });
});
