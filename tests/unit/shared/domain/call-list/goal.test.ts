import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../../shared/domain/call-list/list-settings.ts';
import { ENTRY_PRIORITIES, priorityOf, rankWith } from '../../../../../shared/domain/call-list/entry-priority.ts';
import { goalProgress, hoursToGoal, stoppedByGoal } from '../../../../../shared/domain/call-list/goal.ts';
import { goalOf, typedGoal } from '../../../../../renderer/agent/features/call-list/goal.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 0, 14, 9);
const goal = { results: 100, until: NOW + 9.5 * DAY, stops: true };

describe('the goal of a promotion', () => {
  it('says how far it is, and how many a day it still takes, today included', () => {
    expect(goalProgress(goal, 40, NOW)).toEqual({ state: 'open', left: 60, share: 0.4, perDay: 6 });
    // The last day counts as one, however little is left of it.
    expect(goalProgress(goal, 97, NOW + 9.4 * DAY)).toMatchObject({ state: 'open', perDay: 3 });
    expect(goalProgress({ ...goal, until: null }, 40, NOW)).toMatchObject({ state: 'open', perDay: null });
    expect(goalProgress(goal, 100, NOW + 20 * DAY)).toEqual({ state: 'reached', left: 0, share: 1, perDay: null });
    expect(goalProgress(goal, 99, goal.until + 1)).toEqual({ state: 'over', left: 1, share: 0.99, perDay: null });
    expect(goalProgress(goal, 130, NOW)).toMatchObject({ left: 0, share: 1 });
  });

  it('stops its list when it is reached or over, if it is to', () => {
    const stopped = (results: number, at: number, stops = true) => stoppedByGoal({ settings: { ...DEFAULT_SETTINGS, goal: { ...goal, stops } }, results }, at);
    expect([stopped(99, NOW), stopped(100, NOW), stopped(99, goal.until), stopped(99, goal.until + 1)]).toEqual([null, 'reached', null, 'over']);
    expect([stopped(100, NOW, false), stopped(0, goal.until + 1, false)]).toEqual([null, null]);
    expect(stoppedByGoal({ settings: DEFAULT_SETTINGS, results: 9 }, NOW)).toBeNull();
  });

  it('takes as long as its results are left, at the tries that one takes and the pace', () => {
    expect(hoursToGoal(goal, 40, { triesPerResult: 5, pace: 30 })).toBe(10);
    expect(hoursToGoal(goal, 100, { triesPerResult: 5, pace: 30 })).toBeNull();
    expect(hoursToGoal(goal, 40, { triesPerResult: null, pace: 30 })).toBeNull();
    expect(hoursToGoal(goal, 40, { triesPerResult: 5, pace: null })).toBeNull();
  });

  it('is typed as it is kept, and what is no number is wrong', () => {
    const kept = goalOf({ results: '25', until: '2026-03-31', stops: false });
    expect(kept).toEqual({ results: 25, until: new Date(2026, 2, 31, 23, 59, 59).getTime(), stops: false });
    expect(typedGoal(kept === 'wrong' ? null : kept)).toEqual({ results: '25', until: '2026-03-31', stops: false });
    expect([goalOf({ results: ' ', until: '', stops: true }), goalOf({ results: '0', until: '', stops: true }), goalOf({ results: '1e3', until: '', stops: true })]).toEqual([null, 'wrong', 'wrong']);
  });
});

describe('the priority of an entry', () => {
  it('is kept in its rank: set, changed and taken back, the place among the others is the same', () => {
    const priority = fc.constantFrom(...ENTRY_PRIORITIES);
    const rank = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(
      fc.property(rank, rank, priority, priority, (one, other, first, second) => {
        const set = rankWith(rankWith(one, first), second);
        expect(priorityOf(set)).toBe(second);
        expect(rankWith(set, 'normal')).toBe(one);
        expect(Number.isSafeInteger(set)).toBe(true);
        // Whoever has more of it comes first, and within one priority the order stays.
        const [mine, theirs] = [rankWith(one, first), rankWith(other, second)];
        const [more, less] = [ENTRY_PRIORITIES.indexOf(first), ENTRY_PRIORITIES.indexOf(second)];
        expect(Math.sign(mine - theirs)).toBe(more === less ? Math.sign(one - other) : Math.sign(less - more));
      }),
    );
  });
});
