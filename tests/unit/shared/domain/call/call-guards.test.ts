import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  canAnswer,
  canDecline,
  canDial,
  canDismiss,
  canHangUp,
  canHold,
  canMerge,
  canMute,
  canResume,
  canSendDtmf,
  canSplit,
  dialObstacle,
} from '../../../../../shared/domain/call/call-guards.ts';
import { reduceCalls } from '../../../../../shared/domain/call/call-reducer.ts';
import { MAX_CALLS, NO_CALLS, type Call } from '../../../../../shared/domain/call/call.ts';
import { SITUATIONS, anyCallEvents, callAfter, callId, conferenceId } from '../call-samples.ts';

const guards = { canAnswer, canDecline, canHangUp, canHold, canResume, canMute, canSendDtmf, canDismiss };

/** Each situation with the guards that allow something in it. */
const table: Record<keyof typeof SITUATIONS, readonly (keyof typeof guards)[]> = {
  dialing: ['canHangUp'],
  'ringing-out': ['canHangUp'],
  'early media': ['canHangUp', 'canSendDtmf'],
  'ringing-in': ['canAnswer', 'canDecline'],
  answering: ['canHangUp'],
  talking: ['canHangUp', 'canHold', 'canMute', 'canSendDtmf'],
  'turning-on': ['canHangUp', 'canResume', 'canMute'],
  'on hold': ['canHangUp', 'canResume', 'canMute'],
  'turning-off': ['canHangUp', 'canHold', 'canMute'],
  recovering: ['canHangUp', 'canHold', 'canMute'],
  ended: ['canDismiss'],
};

test.each(Object.entries(table))('%s allows %j', (situation, allowed) => {
  const call = callAfter(...SITUATIONS[situation as keyof typeof SITUATIONS]);
  expect(Object.entries(guards).flatMap(([name, guard]) => (guard(call) ? [name] : []))).toEqual(allowed);
});

test.each([
  [[], true],
  [['ended'], true],
  [['on hold'], true],
  [['on hold', 'ended'], true],
  [['talking'], false],
  [['turning-on'], false],
  [['turning-off'], false],
  [['ringing-in'], false],
  [['dialing'], false],
  [['on hold', 'answering'], false],
] as const)('dialling beside %j: %s', (situations, allowed) => {
  expect(canDial(situations.map((situation): Call => callAfter(...SITUATIONS[situation])))).toBe(allowed);
});

test('no ordinary call beside eight others, however they wait', () => {
  const held = callAfter(...SITUATIONS['on hold']);
  const some = (n: number): readonly Call[] => Array.from({ length: n }, () => held);
  expect(dialObstacle(some(MAX_CALLS - 1))).toBeNull();
  expect(dialObstacle(some(MAX_CALLS))).toBe('too-many-calls');
  expect(dialObstacle([...some(MAX_CALLS - 1), callAfter(...SITUATIONS.ended)])).toBeNull();
  expect(dialObstacle([...some(MAX_CALLS), callAfter(...SITUATIONS.talking)])).toBe('in-a-call');
});

test('two conversations can be merged, whichever of them waits, and only once', () => {
  const one = callAfter(...SITUATIONS['on hold']);
  const other = { ...callAfter(...SITUATIONS.talking), id: callId(2) };
  expect([canMerge(one, other), canMerge(other, one), canMerge(one, one)]).toEqual([true, true, false]);
  for (const situation of ['dialing', 'ringing-out', 'ringing-in', 'answering', 'ended'] as const)
    expect(canMerge(other, callAfter(...SITUATIONS[situation]))).toBe(false);
  const merged = { ...one, conference: conferenceId(1) };
  expect([canMerge(merged, other), canMerge(other, merged)]).toEqual([false, false]);
  expect([canSplit(merged), canSplit(one)]).toEqual([true, false]);
});

test('a connected call can be either held or resumed, a living call always ended or declined', () => {
  fc.assert(
    fc.property(anyCallEvents, (events) => {
      for (const call of events.reduce(reduceCalls, NO_CALLS).calls) {
        expect(Number(canHold(call)) + Number(canResume(call))).toBe(call.phase === 'connected' ? 1 : 0);
        expect(Number(canHangUp(call)) + Number(canDecline(call))).toBe(call.phase === 'ended' ? 0 : 1);
      }
    }),
  );
});
