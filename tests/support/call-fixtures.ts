import type { CallEvent } from '../../shared/domain/call/call-event.ts';
import { reduceCalls } from '../../shared/domain/call/call-reducer.ts';
import { NO_CALLS, type CallsState, type ContactSummary, type RemoteParty } from '../../shared/domain/call/call.ts';
import type { RecentCall } from '../../shared/ipc/app-state.ts';
import { brandId, type CallId, type ContactId, type E164, type InteractionId } from '../../shared/lib/brand.ts';
import { TEST_NOW } from './app-state.ts';

export const CALL_1 = brandId<CallId>('0190a000-0000-7000-8000-000000000101');
export const CALL_2 = brandId<CallId>('0190a000-0000-7000-8000-000000000102');

export const ANNA: ContactSummary = {
  id: brandId<ContactId>('0190a000-0000-7000-8000-000000000201'),
  name: 'Anna van den Berg',
  organisation: '',
  number: '+31612345678',
  city: 'Utrecht',
};

export function remoteParty(number: string, displayName = ''): RemoteParty {
  return {
    uri: `sip:${number}@pbx.example`,
    raw: number,
    number: number.startsWith('+') ? brandId<E164>(number) : null,
    displayName,
  };
}

/** A call of Anna from the first sign on, as main tells it; give `direction` and the rest of its story. */
export function storyOf(
  callId: CallId,
  direction: 'in' | 'out',
  ...rest: readonly Partial<CallEvent>[]
): readonly CallEvent[] {
  const started: CallEvent = {
    type: 'started',
    callId,
    at: TEST_NOW,
    direction,
    interactionId: brandId<InteractionId>(callId),
    remote: remoteParty('+31612345678'),
    sipCallId: 'test',
  };
  return [
    started,
    { type: 'contact-changed', callId, at: TEST_NOW, contact: { state: 'found', contact: ANNA } },
    ...rest.map((event) => ({ callId, at: TEST_NOW, ...event }) as CallEvent),
  ];
}

export function callsOf(...stories: readonly (readonly CallEvent[])[]): CallsState {
  return stories.flat().reduce(reduceCalls, NO_CALLS);
}

export function recentCall(change: Partial<RecentCall> = {}): RecentCall {
  return {
    callId: brandId<CallId>('0190a000-0000-7000-8000-000000000301'),
    interactionId: brandId<InteractionId>('0190a000-0000-7000-8000-000000000401'),
    direction: 'in',
    at: TEST_NOW,
    answeredAt: null,
    endedAt: TEST_NOW,
    cause: 'missed',
    number: '+31307654321',
    name: '',
    contactId: null,
    transferredTo: '',
    seen: true,
    ...change,
  };
}
