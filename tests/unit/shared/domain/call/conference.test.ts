import { expect, test } from 'vitest';
import { mixesOf } from '../../../../../shared/domain/call/conference.ts';
import type { Call } from '../../../../../shared/domain/call/call.ts';
import { callAfter, callId, conferenceId, SITUATIONS } from '../call-samples.ts';

const member = (n: number, conference: number | null, situation: keyof typeof SITUATIONS = 'talking'): Call => ({
  ...callAfter(...SITUATIONS[situation]),
  id: callId(n),
  conference: conference === null ? null : conferenceId(conference),
});

test('the calls of a conference are mixed, and no others', () => {
  expect(mixesOf([member(1, null), member(2, 1), member(3, null), member(4, 1)])).toEqual([[callId(2), callId(4)]]);
  expect(mixesOf([member(1, null), member(2, null)])).toEqual([]);
});

test.each(['turning-on', 'on hold', 'turning-off', 'recovering'] as const)(
  'nothing is mixed while one is %s',
  (situation) => {
    expect(mixesOf([member(1, 1), member(2, 1, situation)])).toEqual([]);
  },
);

test('the music of a party that holds us is not passed on', () => {
  const holdsUs = { ...member(2, 1), hold: { ...member(2, 1).hold, remote: true } };
  expect(mixesOf([member(1, 1), holdsUs])).toEqual([]);
});
