import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CallEvent } from '../../../../../shared/domain/call/call-event.ts';
import { reduceCalls } from '../../../../../shared/domain/call/call-reducer.ts';
import { conversationMs, holdMs } from '../../../../../shared/domain/call/call-selectors.ts';
import {
  CALL_PHASES,
  NO_CALLS,
  type Call,
  type CallPhase,
  type CallsState,
} from '../../../../../shared/domain/call/call.ts';
import {
  after,
  anna,
  anyCallEvents,
  callAfter,
  callId,
  conferenceId,
  eventsOf,
  hold,
  hungUp,
  interactionId,
  remote,
  started,
  type Fact,
} from '../call-samples.ts';

const talking: readonly Fact[] = [started('in'), { type: 'answering' }, { type: 'connected' }];

describe('the way of a call', () => {
  test('an incoming call from ring to hang-up', () => {
    expect(callAfter(...talking, hungUp)).toEqual({
      id: callId(1),
      interactionId: interactionId(1),
      direction: 'in',
      phase: 'ended',
      remote,
      sipCallId: 'sip-1',
      startedAt: 0,
      answeredAt: 2000,
      endedAt: 3000,
      earlyMedia: false,
      alerting: false,
      soundArrives: null,
      codec: '',
      hold: { local: 'off', remote: false, since: null, totalMs: 0 },
      muted: false,
      conference: null,
      dtmf: '',
      media: 'ok',
      contact: { state: 'searching' },
      transfer: null,
      consultsFor: null,
      note: '',
      end: { cause: 'hung-up-there' },
    } satisfies Call);
  });

  test('without a number nothing is searched for', () => {
    const anonymous = { ...remote, number: null };
    expect(
      callAfter({
        type: 'started',
        direction: 'in',
        interactionId: interactionId(1),
        remote: anonymous,
        sipCallId: 'a',
      }).contact,
    ).toEqual({ state: 'none' });
  });

  const edges: readonly [CallPhase, readonly Fact[], Partial<Record<CallEvent['type'], CallPhase>>][] = [
    [
      'dialing',
      [started('out')],
      { 'ringing-there': 'ringing-out', 'early-media': 'ringing-out', connected: 'connected', ended: 'ended' },
    ],
    [
      'ringing-out',
      [started('out'), { type: 'ringing-there' }],
      { 'early-media': 'ringing-out', connected: 'connected', ended: 'ended' },
    ],
    ['ringing-in', [started('in')], { answering: 'answering', ended: 'ended' }],
    ['answering', [started('in'), { type: 'answering' }], { connected: 'connected', ended: 'ended' }],
    ['connected', talking, { ended: 'ended' }],
    ['ended', [...talking, hungUp], {}],
  ];
  const movers: readonly Fact[] = [
    { type: 'ringing-there' },
    { type: 'early-media' },
    { type: 'answering' },
    { type: 'connected' },
    hungUp,
  ];

  test('the table of edges covers every phase', () =>
    expect(edges.map(([phase]) => phase).toSorted()).toEqual([...CALL_PHASES].toSorted()));

  describe.each(edges)('from %s', (phase, facts, allowed) => {
    test.each(movers.map((mover) => [mover.type, mover] as const))('%s', (type, mover) => {
      const before = after(...facts);
      expect(before.calls[0]?.phase).toBe(phase);
      const next = reduceCalls(before, { ...mover, callId: callId(1), at: 9000 });
      const expected = allowed[type];
      if (expected === undefined) expect(next).toBe(before);
      else expect(next.calls[0]?.phase).toBe(expected);
    });
  });
});

describe('what changes nothing returns the same object', () => {
  test.each<[string, readonly Fact[], Fact]>([
    ['a call that has started already', [started('in')], started('out')],
    ['a repeated 180', [started('out'), { type: 'ringing-there' }], { type: 'ringing-there' }],
    ['a repeated 183', [started('out'), { type: 'early-media' }], { type: 'early-media' }],
    ['hold before the answer', [started('in')], hold('turning-on')],
    ['the same hold state', talking, hold('off')],
    ['resuming what is not held', talking, hold('turning-off')],
    ['holding what is held', [...talking, hold('on')], hold('turning-on')],
    ['remote hold before the answer', [started('out')], { type: 'remote-hold-changed', on: true }],
    ['unmuting what is not muted', talking, { type: 'mute-changed', on: false }],
    ['keys before the far end rings', [started('out')], { type: 'dtmf-sent', digits: '1' }],
    ['no keys', talking, { type: 'dtmf-sent', digits: '' }],
    ['media as they were', talking, { type: 'media-changed', media: 'ok' }],
    ['a second end', [...talking, hungUp], { type: 'ended', end: { cause: 'connection-lost' } }],
    ['muting after the end', [...talking, hungUp], { type: 'mute-changed', on: true }],
    ['dismissing a living call', talking, { type: 'dismissed' }],
    ['merging with itself', talking, { type: 'merged', with: callId(1), conference: conferenceId(1) }],
    ['merging with nobody', talking, { type: 'merged', with: callId(2), conference: conferenceId(1) }],
    ['splitting what is no conference', talking, { type: 'split' }],
    ['an event of an unknown call', [], { type: 'connected' }],
    ['dismissing an unknown call', [], { type: 'dismissed' }],
  ])('%s', (_, facts, event) => {
    const before = after(...facts);
    expect(reduceCalls(before, { ...event, callId: callId(1), at: 50_000 })).toBe(before);
  });

  test('an event of a type from the future', () => {
    const before = after(...talking);
    expect(reduceCalls(before, { type: 'levitated', callId: callId(1), at: 1 } as unknown as CallEvent)).toBe(before);
  });
});

describe('fields beside the phase', () => {
  test('hold counts from on to off, twice', () => {
    // connected at 2 s; on 4..6 s (a resume under way is still hold), and 8..9 s, when the call ends.
    const facts = [
      ...talking,
      hold('turning-on'),
      hold('on'),
      hold('turning-off'),
      hold('off'),
      hold('turning-on'),
      hold('on'),
      hungUp,
    ];
    expect(callAfter(...facts.slice(0, 6)).hold).toEqual({
      local: 'turning-off',
      remote: false,
      since: 4000,
      totalMs: 0,
    });
    expect(callAfter(...facts.slice(0, 7)).hold).toEqual({ local: 'off', remote: false, since: null, totalMs: 2000 });
    expect(callAfter(...facts).hold).toEqual({ local: 'off', remote: false, since: null, totalMs: 3000 });
  });

  test('a hold that failed counts nothing, a resume that failed keeps counting', () => {
    expect(callAfter(...talking, hold('turning-on'), hold('off')).hold.totalMs).toBe(0);
    expect(callAfter(...talking, hold('on'), hold('turning-off'), hold('on'), hold('off')).hold.totalMs).toBe(3000);
  });

  test('a clock that was set back gives no negative duration', () => {
    const back = (state: CallsState, fact: Fact): CallsState =>
      reduceCalls(state, { ...fact, callId: callId(1), at: -60_000 });
    const call = [hold('off'), hungUp].reduce(back, after(...talking, hold('on'))).calls[0];
    expect([call?.hold.totalMs, call?.endedAt]).toEqual([0, 2000]);
  });

  test('keys, mute, remote hold, recovery and customer', () => {
    const call = callAfter(
      ...talking,
      { type: 'dtmf-sent', digits: '1' },
      { type: 'dtmf-sent', digits: '2#' },
      { type: 'mute-changed', on: true },
      { type: 'remote-hold-changed', on: true },
      { type: 'media-changed', media: 'recovering' },
      { type: 'contact-changed', contact: anna },
    );
    expect([call.dtmf, call.muted, call.hold.remote, call.media, call.contact]).toEqual([
      '12#',
      true,
      true,
      'recovering',
      anna,
    ]);
  });

  test('the customer may be found after the end, and nothing else changes then', () => {
    const ended = callAfter(started('in'), { type: 'ended', end: { cause: 'missed' } });
    expect(
      callAfter(started('in'), { type: 'ended', end: { cause: 'missed' } }, { type: 'contact-changed', contact: anna }),
    ).toEqual({ ...ended, contact: anna });
  });

  test('dismissing takes only that call away and leaves the order', () => {
    const calls = [
      ...eventsOf(1, [started('in', 1), hungUp]),
      ...eventsOf(2, [started('out', 2)]),
      ...eventsOf(1, [{ type: 'dismissed' }]),
    ].reduce(reduceCalls, NO_CALLS).calls;
    expect(calls.map(({ id }) => id)).toEqual([callId(2)]);
  });
});

describe('a conference', () => {
  const three = [1, 2, 3].flatMap((n) => eventsOf(n, [started('in', n), { type: 'answering' }, { type: 'connected' }]));
  const conferences = (...events: readonly CallEvent[]): readonly unknown[] =>
    [...three, ...events].reduce(reduceCalls, NO_CALLS).calls.map(({ conference }) => conference);
  const merged = (n: number, other: number, id = 1): CallEvent => ({
    type: 'merged',
    callId: callId(n),
    with: callId(other),
    conference: conferenceId(id),
    at: 9000,
  });
  const at = (n: number, fact: Fact): CallEvent => ({ ...fact, callId: callId(n), at: 9000 });
  const one = conferenceId(1);

  test('is two calls; the third stays by itself', () => expect(conferences(merged(1, 2))).toEqual([one, one, null]));
  test('takes nobody in who is in another one', () =>
    expect(conferences(merged(1, 2), merged(2, 3, 2), merged(3, 1, 2))).toEqual([one, one, null]));
  test('is over when it is split, from either side', () => {
    expect(conferences(merged(1, 2), at(1, { type: 'split' }))).toEqual([null, null, null]);
    expect(conferences(merged(1, 2), at(2, { type: 'split' }))).toEqual([null, null, null]);
  });
  test('leaves an ordinary call when one party goes', () =>
    expect(conferences(merged(1, 2), at(2, hungUp))).toEqual([null, null, null]));
  test('is what becomes of a consultation; not of a customer who is being handed over', () => {
    const consults = at(1, {
      type: 'transfer',
      fact: {
        type: 'consult-began',
        mode: 'consult',
        target: { address: '1002', name: '' },
        note: '',
        consultCallId: callId(2),
      },
    });
    const offered = at(1, { type: 'transfer', fact: { type: 'offered' } });
    const first = (...events: readonly CallEvent[]): Call | undefined =>
      [...three, ...events].reduce(reduceCalls, NO_CALLS).calls[0];
    expect(first(consults, merged(1, 2))).toMatchObject({ conference: one, transfer: null });
    expect(first(consults, offered, merged(1, 2))).toMatchObject({ conference: null, transfer: { state: 'offered' } });
  });
  test('is made of conversations only', () => {
    const ringing = eventsOf(4, [started('in', 4)]);
    expect(conferences(...ringing, merged(1, 4))).toEqual([null, null, null, null]);
  });
});

describe('any sequence of events', () => {
  const order: readonly CallPhase[] = CALL_PHASES;
  const rank = (phase: CallPhase): number => order.indexOf(phase);

  test('never throws, phases only go forward, ended absorbs, no duration is negative', () => {
    fc.assert(
      fc.property(anyCallEvents, (events) => {
        let state = NO_CALLS;
        for (const event of events) {
          const before = state;
          state = reduceCalls(before, event);
          expect(new Set(state.calls.map(({ id }) => id)).size).toBe(state.calls.length);
          for (const call of state.calls) {
            const old = before.calls.find(({ id }) => id === call.id);
            if (old !== undefined) expect(rank(call.phase)).toBeGreaterThanOrEqual(rank(old.phase));
            if (old?.phase === 'ended') expect(call).toEqual({ ...old, contact: call.contact });
            expect((call.phase === 'ended') === (call.end !== null && call.endedAt !== null)).toBe(true);
            // Nobody is in a conference alone, and only conversations are in one.
            if (call.conference !== null) {
              expect(call.phase).toBe('connected');
              expect(state.calls.filter(({ conference }) => conference === call.conference).length).toBeGreaterThan(1);
            }
            expect(call.phase === 'ended' && (call.hold.local !== 'off' || call.hold.since !== null)).toBe(false);
            expect(conversationMs(call, event.at)).toBeGreaterThanOrEqual(0);
            expect(holdMs(call, event.at)).toBeGreaterThanOrEqual(0);
            if (call.endedAt !== null) {
              expect(call.endedAt).toBeGreaterThanOrEqual(call.answeredAt ?? call.startedAt);
              expect(call.hold.totalMs).toBeLessThanOrEqual(conversationMs(call, call.endedAt));
            }
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
