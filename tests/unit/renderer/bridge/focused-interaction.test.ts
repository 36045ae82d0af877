import { describe, expect, it } from 'vitest';
import { focusedInteraction, openInteractions } from '../../../../renderer/agent/bridge/focused-interaction.ts';
import { interactionIdOf, stateWith, type TestWork } from '../../../support/interactions.ts';

const focus = (works: readonly TestWork[], wish?: Parameters<typeof focusedInteraction>[1]) =>
  focusedInteraction(stateWith(works), wish)?.id ?? null;
const id = interactionIdOf;

describe('the interaction on screen', () => {
  it('is nobody’s without one', () => expect(focus([])).toBeNull());

  it.each<[string, readonly TestWork[], number]>([
    ['a conversation before a ring', [{ phase: 'ringing' }, { phase: 'talking' }], 2],
    ['a ring before a call on hold', [{ phase: 'held' }, { phase: 'ringing' }], 2],
    ['a call on hold before unfinished work', [{ phase: 'dismissed' }, { phase: 'held' }], 2],
    ['a ring before unfinished work', [{ phase: 'dismissed' }, { phase: 'ringing' }], 2],
    [
      'the oldest unfinished work',
      [
        { phase: 'dismissed', at: 2_000 },
        { phase: 'dismissed', at: 1_000 },
      ],
      2,
    ],
    [
      'unfinished work before what is closed',
      [{ phase: 'ended', change: { state: 'completed', completedAt: 9 } }, { phase: 'dismissed' }],
      2,
    ],
    [
      'the last that was closed',
      [
        { phase: 'ended', change: { state: 'completed', completedAt: 5 } },
        { phase: 'ended', change: { state: 'completed', completedAt: 7 } },
      ],
      2,
    ],
  ])('is %s', (_name, works, digit) => expect(focus(works)).toBe(id(digit)));

  it('is what the agent chose, until something else comes to the front or it is closed', () => {
    const works: readonly TestWork[] = [{ phase: 'held' }, { phase: 'talking' }];
    const wish = { chosen: { id: id(1), over: id(2) }, editing: null };
    expect(focus(works, wish)).toBe(id(1));
    expect(focus([{ phase: 'held' }, { phase: 'held' }, { phase: 'talking' }], wish)).toBe(id(3));
    expect(focus([{ phase: 'held', change: { state: 'completed' } }, { phase: 'talking' }], wish)).toBe(id(2));
  });

  it('stays while the agent types in it and the telephone rings, but not when it is answered', () => {
    const editing = { chosen: null, editing: id(1) };
    expect(focus([{ phase: 'dismissed' }, { phase: 'ringing' }], editing)).toBe(id(1));
    expect(focus([{ phase: 'dismissed' }, { phase: 'talking' }], editing)).toBe(id(2));
  });

  it('can be switched between those that still need something', () => {
    const state = stateWith([
      { phase: 'ended', change: { state: 'completed' } },
      { phase: 'held', at: 5 },
      { phase: 'dismissed', at: 1 },
    ]);
    expect(openInteractions(state).map((each) => each.id)).toEqual([id(3), id(2)]);
  });
});
