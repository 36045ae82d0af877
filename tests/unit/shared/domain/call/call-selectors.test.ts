import { describe, expect, test } from 'vitest';
import {
  activeCall,
  callById,
  callsInTheWayOf,
  conversationMs,
  heldCalls,
  holdMs,
  isHeld,
  livingCalls,
  partyName,
  ringingCall,
} from '../../../../../shared/domain/call/call-selectors.ts';
import type { Call } from '../../../../../shared/domain/call/call.ts';
import { SITUATIONS, anna, callAfter, callId, remote } from '../call-samples.ts';

/** Calls numbered 1, 2, … in these situations. */
const calls = (...situations: readonly (keyof typeof SITUATIONS)[]): readonly Call[] =>
  situations.map((situation, i) => ({ ...callAfter(...SITUATIONS[situation]), id: callId(i + 1) }));

describe('which call', () => {
  test.each([
    [['ended'], null],
    [['on hold'], null],
    [['ringing-in'], null],
    [['on hold', 'talking'], 2],
    [['dialing', 'talking'], 2],
    [['answering', 'ringing-out'], 2],
    [['on hold', 'answering'], 2],
    [['turning-off'], 1],
  ] as const)('active among %j: %s', (situations, n) => {
    expect(activeCall(calls(...situations))?.id ?? null).toBe(n === null ? null : callId(n));
  });

  test('ringing, held, living and by id', () => {
    const all = calls('ended', 'on hold', 'ringing-in', 'ringing-in', 'turning-on');
    expect(ringingCall(all)?.id).toBe(callId(3));
    expect(heldCalls(all).map(({ id }) => id)).toEqual([callId(2)]);
    expect(livingCalls(all)).toHaveLength(4);
    expect(callById(all, callId(5))?.hold.local).toBe('turning-on');
    expect(callById(all, callId(9))).toBeNull();
  });

  test('what must be held before another call is answered', () => {
    expect(
      callsInTheWayOf(calls('talking', 'on hold', 'ringing-in', 'ringing-in', 'ended'), callId(3)).map(({ id }) => id),
    ).toEqual([callId(1)]);
  });

  test('held until the resume has taken effect', () => {
    expect(calls('talking', 'turning-on', 'on hold', 'turning-off', 'ended').map(isHeld)).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('how long', () => {
  test.each([
    ['dialing', 60_000, 0, 0],
    ['talking', 60_000, 58_000, 0],
    ['on hold', 60_000, 58_000, 56_000],
    ['ended', 60_000, 1000, 0],
    ['on hold', -60_000, 0, 0],
  ] as const)('%s seen at %i', (situation, now, conversation, held) => {
    const call = callAfter(...SITUATIONS[situation]);
    expect([conversationMs(call, now), holdMs(call, now)]).toEqual([conversation, held]);
  });
});

test.each([
  ['customer', { contact: anna, remote }, 'Anna van den Berg'],
  [
    'organisation',
    { contact: { ...anna, contact: { ...anna.contact, name: '', organisation: 'Bakkerij Smit' } }, remote },
    'Bakkerij Smit',
  ],
  ['signalled name', { contact: { state: 'none' }, remote }, 'Jansen'],
  [
    'nothing but the number of a confidential customer',
    { contact: { ...anna, contact: { ...anna.contact, name: '', hidden: true } }, remote },
    '+31612345678',
  ],
  ['number', { contact: { state: 'searching' }, remote: { ...remote, displayName: '' } }, '+31612345678'],
  [
    'extension',
    { contact: { state: 'none' }, remote: { ...remote, displayName: '', number: null, raw: '1001' } },
    '1001',
  ],
  ['anonymous', { contact: { state: 'none' }, remote: { ...remote, displayName: '', number: null, raw: '' } }, ''],
] as const)('named by %s', (_, call, name) => {
  expect(partyName(call)).toBe(name);
});
