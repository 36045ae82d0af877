import { isOffered } from './transfer.ts';
import { reduceTransfer, transferAtEnd } from './transfer-reducer.ts';
import type { ConferenceId } from '../../lib/brand.ts';
import type { CallEvent } from './call-event.ts';
import type { Call, CallPhase, CallsState, HoldState } from './call.ts';

/**
 * The calls after one event. Total and pure: an event that is impossible in the present state (a duplicate, an unknown call,
 * anything that would change a call that is over) returns the very same object, which the caller can see and log.
 *
 * Instants of one call never run backwards: when the wall clock was set back, the call's latest known instant is kept, so that
 * no duration is negative. Accepted after the end as well: `contact-changed` (the look-up may come later than the CANCEL), and the last
 * word about a transfer (an exchange may end the call first).
 */
export function reduceCalls(state: CallsState, event: CallEvent): CallsState {
  const index = state.calls.findIndex(({ id }) => id === event.callId);
  const call = state.calls[index];
  if (event.type === 'started') return call === undefined ? { calls: [...state.calls, startedCall(event)] } : state;
  if (call === undefined) return state;
  if (event.type === 'merged') return merge(state, event);
  if (event.type === 'split')
    return call.conference === null ? state : { calls: withoutConference(state.calls, call.conference) };
  if (event.type === 'dismissed') return call.phase === 'ended' ? { calls: state.calls.toSpliced(index, 1) } : state;
  const next = reduceCall(call, event);
  if (next === call) return state;
  const calls = state.calls.with(index, next);
  // With one of the two gone, the other is an ordinary call again.
  return {
    calls: next.phase === 'ended' && call.conference !== null ? withoutConference(calls, call.conference) : calls,
  };
}

/**
 * Two different conversations that belong to no conference; anything else changes nothing. A consultation becomes a conversation of
 * three: what was to be handed over is not any more.
 */
function merge(
  state: CallsState,
  { callId, with: otherId, conference }: Extract<CallEvent, { type: 'merged' }>,
): CallsState {
  const merged = state.calls.filter(
    (call) => (call.id === callId || call.id === otherId) && call.phase === 'connected' && call.conference === null && !isOffered(call.transfer),
  );
  if (merged.length !== 2) return state;
  return { calls: state.calls.map((call) => (merged.includes(call) ? { ...call, conference, transfer: null } : call)) };
}

function withoutConference(calls: readonly Call[], conference: ConferenceId): readonly Call[] {
  return calls.map((call) => (call.conference === conference ? { ...call, conference: null } : call));
}

type Started = Extract<CallEvent, { type: 'started' }>;

function startedCall(event: Started): Call {
  return {
    id: event.callId,
    interactionId: event.interactionId,
    direction: event.direction,
    phase: event.direction === 'in' ? 'ringing-in' : 'dialing',
    remote: event.remote,
    sipCallId: event.sipCallId,
    startedAt: event.at,
    answeredAt: null,
    endedAt: null,
    earlyMedia: false,
    alerting: false,
    soundArrives: null,
    codec: '',
    hold: { local: 'off', remote: false, since: null, totalMs: 0 },
    muted: false,
    conference: null,
    dtmf: '',
    media: 'ok',
    // Only numbers are looked up; without one there is nothing to wait for.
    contact: { state: event.remote.number === null ? 'none' : 'searching' },
    transfer: null,
    consultsFor: event.consultsFor ?? null,
    note: event.note ?? '',
    ...(event.accountId === undefined ? {} : { accountId: event.accountId }),
    ...(event.projectId === undefined ? {} : { projectId: event.projectId }),
    ...(event.unattended === undefined ? {} : { unattended: true }),
    ...(event.listensIn === undefined ? {} : { listensIn: event.listensIn }),
    end: null,
  };
}

const MAY_CONNECT: readonly CallPhase[] = ['dialing', 'ringing-out', 'answering'];

function reduceCall(
  call: Call,
  event: Exclude<CallEvent, { type: 'started' | 'dismissed' | 'merged' | 'split' }>,
): Call {
  if (event.type === 'contact-changed')
    return event.contact === call.contact ? call : { ...call, contact: event.contact };
  const isLastWord = event.type === 'transfer' && event.fact.type === 'refer-result';
  if (call.phase === 'ended' && !isLastWord) return call;
  switch (event.type) {
    case 'ringing-there':
      return (call.phase === 'dialing' || call.phase === 'ringing-out') && !call.alerting
        ? { ...call, phase: 'ringing-out', alerting: true }
        : call;
    case 'early-media':
      return (call.phase === 'dialing' || call.phase === 'ringing-out') && !call.earlyMedia
        ? { ...call, phase: 'ringing-out', earlyMedia: true }
        : call;
    case 'sound-arrives':
      return call.soundArrives === event.on ? call : { ...call, soundArrives: event.on };
    case 'codec-changed':
      return call.codec === event.codec ? call : { ...call, codec: event.codec };
    case 'answering':
      return call.phase === 'ringing-in' ? { ...call, phase: 'answering' } : call;
    case 'connected':
      return MAY_CONNECT.includes(call.phase)
        ? { ...call, phase: 'connected', answeredAt: notBefore(call, event.at) }
        : call;
    case 'hold-changed':
      return mayHoldBecome(call, event.local)
        ? { ...call, hold: holdAfter(call, event.local, notBefore(call, event.at)) }
        : call;
    case 'remote-hold-changed':
      return call.phase === 'connected' && call.hold.remote !== event.on
        ? { ...call, hold: { ...call.hold, remote: event.on } }
        : call;
    case 'mute-changed':
      return call.muted === event.on ? call : { ...call, muted: event.on };
    case 'dtmf-sent':
      return (call.phase === 'connected' || call.phase === 'ringing-out') && event.digits !== ''
        ? { ...call, dtmf: call.dtmf + event.digits }
        : call;
    case 'media-changed':
      return call.media === event.media ? call : { ...call, media: event.media };
    case 'attended': {
      const { unattended, ...attended } = call;
      return unattended === undefined ? call : attended;
    }
    case 'remote-changed':
      return { ...call, remote: event.remote, contact: { state: event.remote.number === null ? 'none' : 'searching' } };
    case 'transfer': {
      if (call.phase !== 'connected' && call.phase !== 'ended') return call;
      const transfer = reduceTransfer(call.transfer, event.fact, event.at);
      return transfer === call.transfer ? call : { ...call, transfer };
    }
    case 'ended': {
      const at = notBefore(call, event.at);
      return {
        ...call,
        phase: 'ended',
        endedAt: at,
        end: event.end,
        transfer: transferAtEnd(call.transfer, event.end, at),
        media: 'ok',
        hold: { ...holdAfter(call, 'off', at), remote: false },
      };
    }
    default:
      event satisfies never;
      return call;
  }
}

function notBefore(call: Call, at: number): number {
  return Math.max(at, call.answeredAt ?? call.startedAt, call.hold.since ?? call.startedAt);
}

/** A conversation that is held cannot start to be held, and one that is not cannot start to be resumed. */
function mayHoldBecome({ phase, hold }: Call, local: HoldState): boolean {
  if (phase !== 'connected' || hold.local === local) return false;
  return !(hold.local === 'off' && local === 'turning-off') && !(hold.local === 'on' && local === 'turning-on');
}

/** Counts from `on` to `off`; a resume under way is still hold, and a hold under way is not yet. */
function holdAfter({ hold }: Call, local: HoldState, at: number): Call['hold'] {
  switch (local) {
    case 'on':
      return { ...hold, local, since: hold.since ?? at };
    case 'off':
      return { ...hold, local, since: null, totalMs: hold.totalMs + (hold.since === null ? 0 : at - hold.since) };
    default:
      return { ...hold, local };
  }
}
