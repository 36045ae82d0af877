import { describe, expect, it } from 'vitest';
import { acceleratorOf, chordOf, isChord, type KeyPress } from '../../../../../shared/domain/keys/key-chord.ts';
import { isKeyMap, keyProblem, keysIn, withKey } from '../../../../../shared/domain/keys/key-map.ts';
import { SHORTCUT_IDS, SHORTCUTS } from '../../../../../shared/domain/keys/shortcut-list.ts';

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...change,
});

describe('a key press', () => {
  it.each([
    [press('F3'), 'F3'],
    [press('k', { ctrlKey: true }), 'Ctrl+K'],
    [press('K', { metaKey: true, shiftKey: true }), 'Ctrl+Shift+K'],
    [press('ArrowLeft', { altKey: true }), 'Alt+←'],
    [press('Enter', { ctrlKey: true }), 'Ctrl+↵'],
    // Some layouts give another character with Alt.
    [press('œ', { altKey: true, code: 'KeyQ' }), 'Alt+Q'],
    [press('Control', { ctrlKey: true, code: 'ControlLeft' }), null],
    [press('?', { shiftKey: true, code: 'Slash' }), null],
  ])('%# is written as %s', (event, chord) => {
    expect(chordOf(event)).toBe(chord);
  });

  it('can be a shortcut only where it does not type', () => {
    for (const chord of ['F5', 'Shift+F2', 'Ctrl+Alt+F2', 'Ctrl+J', 'Alt+→', 'Pause'])
      expect(isChord(chord)).toBe(true);
    for (const chord of ['A', 'Shift+A', '7', '↵', 'Ctrl+', '', 'Ctrl+Ctrl', 'F25']) expect(isChord(chord)).toBe(false);
  });

  it('is told to the operating system in its own words', () => {
    expect(acceleratorOf('Ctrl+Alt+F2')).toBe('CommandOrControl+Alt+F2');
    expect(acceleratorOf('Ctrl+Shift+↵')).toBe('CommandOrControl+Shift+Return');
  });
});

describe('the agent’s own keys', () => {
  it('leave the others as they are, and go with the usual key', () => {
    const own = withKey({}, 'answer', 'F3');
    expect(keysIn(own, 'answer')).toEqual(['F3']);
    expect(keysIn(own, 'hold')).toEqual(['F6']);
    expect(withKey(own, 'answer', 'F2')).toEqual({});
  });

  it('are refused where another action has them, and free once that one has moved', () => {
    expect(keyProblem({}, 'answer', 'F6')).toEqual({ problem: 'taken', by: 'hold' });
    expect(keyProblem({ hold: 'F10' }, 'answer', 'F6')).toBeNull();
    expect(keyProblem({}, 'answer', 'Ctrl+Shift+F7')).toEqual({ problem: 'taken', by: 'global-mute' });
    // The second key of an action counts too.
    expect(keyProblem({}, 'answer', 'F1')).toEqual({ problem: 'taken', by: 'cheat-sheet' });
  });

  it('are refused where they would act while typing, or belong to fields and windows', () => {
    expect(keyProblem({}, 'answer', 'A')).toEqual({ problem: 'no-chord' });
    expect(keyProblem({}, 'answer', 'Ctrl+V')).toEqual({ problem: 'reserved' });
    expect(keyProblem({}, 'answer', 'Ctrl+Alt+F2')).toEqual({ problem: 'reserved' });
    expect(keyProblem({}, 'answer', 'Alt+3')).toEqual({ problem: 'reserved' });
    expect(keyProblem({}, 'script-answer', 'F10')).toEqual({ problem: 'fixed' });
  });

  it('always accept the usual key of an action', () => {
    for (const id of SHORTCUT_IDS)
      if (!('fixed' in SHORTCUTS[id]))
        for (const chord of SHORTCUTS[id].keys) expect(keyProblem({}, id, chord)).toBeNull();
  });

  it.each([
    [{ answer: 'F3' }, true],
    [{}, true],
    [{ answer: 'F6' }, false],
    [{ dance: 'F3' }, false],
    [{ answer: 3 }, false],
    [[], false],
    [null, false],
    [{ answer: 'F3', hold: 'F3' }, false],
  ])('the map %j is usable: %s', (map, usable) => {
    expect(isKeyMap(map)).toBe(usable);
  });
});
