import { describe, expect, it } from 'vitest';
import { barHasCall, barViewOf } from '../../../../electron/app/bar-view.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/ipc/default-settings.ts';
import { initialState } from '../../../../shared/ipc/initial-state.ts';
import { trayViewOf } from '../../../../electron/app/tray-view.ts';
import type { CallEvent } from '../../../../shared/domain/call/call-event.ts';
import type { AppState } from '../../../../shared/ipc/app-state.ts';
import { ANNA, CALL_1, CALL_2, callsOf, storyOf } from '../../../support/call-fixtures.ts';

const withCalls = (...stories: readonly (readonly CallEvent[])[]): AppState => ({
  ...initialState(DEFAULT_SETTINGS, [], 0),
  calls: callsOf(...stories),
});
const talking = storyOf(CALL_1, 'out', { type: 'connected' });
const ringing = storyOf(CALL_2, 'in');

describe('the call bar', () => {
  it('has nothing to show without a call, and not when a call is over', () => {
    expect(barHasCall(barViewOf(withCalls()))).toBe(false);
    expect(barHasCall(barViewOf(withCalls(storyOf(CALL_1, 'in', { type: 'ended', end: { cause: 'missed' } }))))).toBe(
      false,
    );
  });

  it('shows who rings, with the number as the country writes it', () => {
    const view = barViewOf(withCalls(ringing));
    expect(view.ringing).toMatchObject({
      callId: CALL_2,
      status: 'ringing',
      name: 'Anna van den Berg',
      number: '06 12345678',
    });
    expect(view.current).toBeNull();
  });

  it('shows a ring beside the conversation, and what can be done with each', () => {
    const view = barViewOf(withCalls(talking, ringing));
    expect(view.ringing?.callId).toBe(CALL_2);
    expect(view.current).toMatchObject({
      callId: CALL_1,
      status: 'talking',
      can: { mute: true, hold: true, resume: false, hangUp: true },
    });
  });

  it('keeps a held call in hand', () => {
    const held = storyOf(
      CALL_1,
      'in',
      { type: 'answering' },
      { type: 'connected' },
      { type: 'hold-changed', local: 'on' },
    );
    expect(barViewOf(withCalls(held)).current).toMatchObject({ status: 'onHold', can: { hold: false, resume: true } });
  });
});

describe('bar and tray of a desk that was left', () => {
  it('name nobody, and still offer what can be done', () => {
    const locked = { ...withCalls(talking, ringing), locked: true };
    const bar = barViewOf(locked);
    const tray = trayViewOf(locked);
    expect(JSON.stringify([bar, tray])).not.toMatch(/Anna|Berg|12345678/u);
    expect(bar).toMatchObject({ locked: true, ringing: { callId: CALL_2, name: '' }, current: { can: { hangUp: true } } });
    expect(tray).toMatchObject({ locked: true, ringing: { callId: CALL_2, name: '' }, current: { callId: CALL_1 } });
  });
});

describe('a confidential customer', () => {
  const signalled = { remote: { uri: 'sip:x', raw: '0612345678', number: '+31612345678', displayName: 'A. Geheim' } };
  const found = { type: 'contact-changed', contact: { state: 'found', contact: { ...ANNA, name: '', hidden: true } } };
  const [started, , ...rest] = storyOf(CALL_1, 'in');
  const story = (...events: readonly object[]): readonly CallEvent[] =>
    [{ ...started, ...signalled }, ...rest, ...events.map((event) => ({ ...started, ...event }))] as unknown as readonly CallEvent[];

  it('is not named by what the exchange signals: while being looked up, nor when found', () => {
    for (const calls of [story(), story(found)]) {
      const state = withCalls(calls);
      expect(JSON.stringify([barViewOf(state), trayViewOf(state)])).not.toContain('Geheim');
      expect(barViewOf(state).ringing).toMatchObject({ name: '06 12345678', number: '' });
    }
  });

  it('leaves the signalled name to a caller whom nobody knows', () => {
    const nobody = withCalls(story({ type: 'contact-changed', contact: { state: 'none' } }));
    expect(barViewOf(nobody).ringing).toMatchObject({ name: 'A. Geheim', number: '06 12345678' });
  });
});

describe('the tray', () => {
  it('offers to answer what rings and to hang up what is there', () => {
    expect(trayViewOf(withCalls(talking, ringing))).toMatchObject({
      ringing: { callId: CALL_2, name: 'Anna van den Berg' },
      current: { callId: CALL_1 },
      loggedIn: false,
      missed: 0,
    });
    expect(trayViewOf(withCalls(ringing)).current).toBeNull();
  });
});
