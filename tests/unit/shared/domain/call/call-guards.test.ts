import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  canAnswer,
  canDecline,
  canDial,
  canDismiss,
  canHangUp,
  canHold,
  canMute,
  canResume,
  canSendDtmf,
} from '../../../../../shared/domain/call/call-guards.ts';
import { reduceCalls } from '../../../../../shared/domain/call/call-reducer.ts';
import { NO_CALLS, type Call } from '../../../../../shared/domain/call/call.ts';
import { SITUATIONS, anyCallEvents, callAfter } from '../call-samples.ts';

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
