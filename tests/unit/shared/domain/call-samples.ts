import fc from 'fast-check';
import type { CallEvent } from '../../../../shared/domain/call/call-event.ts';
import { reduceCalls } from '../../../../shared/domain/call/call-reducer.ts';
import {
  NO_CALLS,
  type Call,
  type CallDirection,
  type CallsState,
  type ContactMatch,
  type HoldState,
  type RemoteParty,
} from '../../../../shared/domain/call/call.ts';
import { END_CAUSES } from '../../../../shared/domain/call/end-cause.ts';
import {
  brandId,
  type CallId,
  type ConferenceId,
  type ContactId,
  type E164,
  type InteractionId,
} from '../../../../shared/lib/brand.ts';

export const callId = (n: number): CallId => brandId<CallId>(`00000000-0000-7000-8000-00000000000${n}`);
export const interactionId = (n: number): InteractionId =>
  brandId<InteractionId>(`00000000-0000-7000-9000-00000000000${n}`);

export const conferenceId = (n: number): ConferenceId =>
  brandId<ConferenceId>(`00000000-0000-7000-b000-00000000000${n}`);

export const remote: RemoteParty = {
  uri: 'sip:0612345678@pbx.example',
  raw: '0612345678',
  number: brandId<E164>('+31612345678'),
  displayName: 'Jansen',
};
export const anna: Extract<ContactMatch, { state: 'found' }> = {
  state: 'found',
  contact: {
    id: brandId<ContactId>('00000000-0000-7000-a000-000000000001'),
    name: 'Anna van den Berg',
    organisation: '',
    number: '+31612345678',
    city: 'Gouda',
  },
};

/** An event without the call and the time, which the helpers below fill in. */
export type Fact = CallEvent extends infer E ? (E extends CallEvent ? Omit<E, 'callId' | 'at'> : never) : never;

export const started = (direction: CallDirection, n = 1): Fact => ({
  type: 'started',
  direction,
  interactionId: interactionId(n),
  remote,
  sipCallId: `sip-${n}`,
});
export const hold = (local: HoldState): Fact => ({ type: 'hold-changed', local });
export const hungUp: Fact = { type: 'ended', end: { cause: 'hung-up-there' } };

/** The n-th fact (from 0) happens at n seconds. */
export function eventsOf(n: number, facts: readonly Fact[]): readonly CallEvent[] {
  return facts.map((fact, i) => ({ ...fact, callId: callId(n), at: i * 1000 }));
}

export function after(...facts: readonly Fact[]): CallsState {
  return eventsOf(1, facts).reduce(reduceCalls, NO_CALLS);
}

export function callAfter(...facts: readonly Fact[]): Call {
  const [call] = after(...facts).calls;
  if (call === undefined) throw new Error('these facts leave no call');
  return call;
}

/** One call in each situation that the guards tell apart. */
export const SITUATIONS = {
  dialing: [started('out')],
  'ringing-out': [started('out'), { type: 'ringing-there' }],
  'early media': [started('out'), { type: 'early-media' }],
  'ringing-in': [started('in')],
  answering: [started('in'), { type: 'answering' }],
  talking: [started('in'), { type: 'answering' }, { type: 'connected' }],
  'turning-on': [started('in'), { type: 'answering' }, { type: 'connected' }, hold('turning-on')],
  'on hold': [started('in'), { type: 'answering' }, { type: 'connected' }, hold('turning-on'), hold('on')],
  'turning-off': [
    started('in'),
    { type: 'answering' },
    { type: 'connected' },
    hold('turning-on'),
    hold('on'),
    hold('turning-off'),
  ],
  recovering: [
    started('in'),
    { type: 'answering' },
    { type: 'connected' },
    { type: 'media-changed', media: 'recovering' },
  ],
  ended: [started('in'), { type: 'answering' }, { type: 'connected' }, hungUp],
} as const satisfies Record<string, readonly Fact[]>;

const fact: fc.Arbitrary<Fact> = fc.oneof(
  fc.constantFrom<Fact>(
    started('in'),
    started('out'),
    { type: 'ringing-there' },
    { type: 'early-media' },
    { type: 'answering' },
    { type: 'connected' },
    { type: 'dismissed' },
  ),
  fc.constantFrom<HoldState>('off', 'turning-on', 'on', 'turning-off').map(hold),
  fc.boolean().map((on): Fact => ({ type: 'remote-hold-changed', on })),
  fc.boolean().map((on): Fact => ({ type: 'mute-changed', on })),
  fc.constantFrom('', '1', '*#').map((digits): Fact => ({ type: 'dtmf-sent', digits })),
  fc.constantFrom('ok' as const, 'recovering' as const).map((media): Fact => ({ type: 'media-changed', media })),
  fc.constantFrom(...END_CAUSES).map((cause): Fact => ({ type: 'ended', end: { cause } })),
  fc
    .record({ other: fc.integer({ min: 1, max: 3 }), n: fc.integer({ min: 1, max: 2 }) })
    .map(({ other, n }): Fact => ({ type: 'merged', with: callId(other), conference: conferenceId(n) })),
  fc.constant<Fact>({ type: 'split' }),
  fc
    .constantFrom<ContactMatch>(anna, { state: 'none' }, { state: 'searching' })
    .map((contact): Fact => ({ type: 'contact-changed', contact })),
);

/** Any events of three calls in any order, with a clock that also jumps back. */
export const anyCallEvents: fc.Arbitrary<readonly CallEvent[]> = fc.array(
  fc
    .record({ n: fc.integer({ min: 1, max: 3 }), at: fc.integer({ min: 0, max: 100_000 }), fact })
    .map(({ n, at, fact: what }) => ({ ...what, callId: callId(n), at })),
  { maxLength: 60 },
);
