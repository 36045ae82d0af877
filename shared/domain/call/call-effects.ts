import type { CallId } from '../../lib/brand.ts';
import type { Call, CallsState } from './call.ts';
import type { CallEvent } from './call-event.ts';
import type { EndCause } from './end-cause.ts';

/** What the application must do because of an event. Pure data, carried out by main. */
export type CallEffect =
  /** Bring the window forward and notify. */
  | { readonly type: 'announce'; readonly callId: CallId }
  | { readonly type: 'withdraw-announcement'; readonly callId: CallId }
  | { readonly type: 'look-up-contact'; readonly callId: CallId }
  | { readonly type: 'persist-call'; readonly callId: CallId }
  /** Nobody's call has no record of its own: what is known of it is noted in the audit. */
  | { readonly type: 'note-unattended'; readonly callId: CallId }
  | { readonly type: 'begin-interaction'; readonly callId: CallId }
  | { readonly type: 'interaction-answered'; readonly callId: CallId }
  | { readonly type: 'interaction-ended'; readonly callId: CallId }
  /** The card is gone: an interaction that needs nothing more leaves the window with it. */
  | { readonly type: 'release-interaction'; readonly call: Call }
  | { readonly type: 'play-once'; readonly tone: 'busy' | 'error' }
  | { readonly type: 'dismiss-later'; readonly callId: CallId; readonly afterMs: number };

/** How long the card of an ended call stays: briefly after a conversation, longer when there is a reason to read. */
const CARD_AFTER_CONVERSATION_MS = 4_000;
const CARD_AFTER_FAILURE_MS = 20_000;

const BUSY_TONE: ReadonlySet<EndCause> = new Set(['busy', 'declined']);
const NO_TONE: ReadonlySet<EndCause> = new Set(['hung-up-here', 'cancelled-here', 'declined-here', 'do-not-disturb', 'not-ready', 'missed', 'answered-elsewhere', 'interrupted', 'hung-up-there']);

/** The effects of one event, given the calls before and after it. An event that changed nothing has none. */
export function effectsOf(before: CallsState, after: CallsState, event: CallEvent): readonly CallEffect[] {
  if (before === after) return [];
  const { callId } = event;
  const was = before.calls.find(({ id }) => id === callId);
  const call = after.calls.find(({ id }) => id === callId);
  if (call?.unattended === true) return unattendedEffects(call, event);
  switch (event.type) {
    case 'started':
      return [
        ...(hasInteraction(call) ? [{ type: 'begin-interaction', callId } as const] : []),
        { type: 'look-up-contact', callId },
        ...(event.direction === 'in' ? [{ type: 'announce', callId } as const] : []),
        { type: 'persist-call', callId },
      ];
    case 'answering':
      return [{ type: 'withdraw-announcement', callId }];
    case 'connected':
      return [
        { type: 'withdraw-announcement', callId },
        ...(hasInteraction(call) ? [{ type: 'interaction-answered', callId } as const] : []),
        { type: 'persist-call', callId },
      ];
    case 'ended':
      return [
        { type: 'withdraw-announcement', callId },
        { type: 'persist-call', callId },
        ...(hasInteraction(call) ? [{ type: 'interaction-ended', callId } as const] : []),
        ...(call === undefined ? [] : afterEnd(call, event.end.cause)),
      ];
    case 'attended':
      return [
        { type: 'begin-interaction', callId },
        ...(call?.answeredAt == null ? [] : [{ type: 'interaction-answered', callId } as const]),
        { type: 'persist-call', callId },
      ];
    case 'codec-changed':
      return [{ type: 'persist-call', callId }];
    case 'remote-changed':
      return [{ type: 'look-up-contact', callId }, { type: 'persist-call', callId }];
    case 'dismissed':
      return was === undefined || !hasInteraction(was) ? [] : [{ type: 'release-interaction', call: was }];
    case 'ringing-there':
    case 'early-media':
    case 'sound-arrives':
    case 'hold-changed':
    case 'remote-hold-changed':
    case 'mute-changed':
    case 'merged':
    case 'split':
    case 'dtmf-sent':
    case 'media-changed':
    case 'contact-changed':
    case 'transfer':
      return [];
  }
}

/** A consultation belongs to the customer's interaction and makes none of its own, and listening in is no conversation. */
const hasInteraction = (call: Call | undefined): boolean => call?.consultsFor == null && call?.listensIn === undefined;

/** What is heard and seen of a call that is over. */
function afterEnd({ id: callId, answeredAt }: Call, cause: EndCause): readonly CallEffect[] {
  const quiet = NO_TONE.has(cause);
  return [
    ...(quiet ? [] : [{ type: 'play-once', tone: BUSY_TONE.has(cause) ? 'busy' : 'error' } as const]),
    { type: 'dismiss-later', callId, afterMs: answeredAt !== null || quiet ? CARD_AFTER_CONVERSATION_MS : CARD_AFTER_FAILURE_MS },
  ];
}

/** Nobody's call begins no interaction and looks nobody up: only its end leaves something. */
function unattendedEffects(call: Call, event: CallEvent): readonly CallEffect[] {
  return event.type === 'ended' ? [{ type: 'note-unattended', callId: call.id }, ...afterEnd(call, event.end.cause)] : [];
}

/**
 * What should be heard because of the calls as they are. `waiting` rings softly in the ear of an agent who is talking; a call
 * that is being set up beside a conversation is silent.
 */
export function soundOf({ calls }: CallsState): {
  readonly ring: 'none' | 'ring' | 'waiting';
  readonly tone: 'none' | 'ringback';
} {
  const ringing = calls.some(({ phase }) => phase === 'ringing-in');
  const talking = calls.some(({ phase, hold }) => (phase === 'connected' && hold.local === 'off') || phase === 'answering');
  const waitingThere = calls.some(wantsRingback);
  return {
    ring: ringing ? (talking ? 'waiting' : 'ring') : 'none',
    tone: waitingThere && !talking ? 'ringback' : 'none',
  };
}

/**
 * Our own ringback sounds when the far end said that it rings and sends no sound itself (RFC 3960, 3.2): never over an
 * announcement, whatever the order of 180 and 183. One that was only announced gets a moment to come.
 */
function wantsRingback({ phase, alerting, earlyMedia, soundArrives }: Call): boolean {
  return phase === 'ringing-out' && alerting && soundArrives !== true && (!earlyMedia || soundArrives === false);
}
