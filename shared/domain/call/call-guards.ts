/**
 * What may be asked of a call now. The buttons are disabled by these functions and main refuses by the same ones, so that
 * window and main can never disagree about a rule.
 */
import { conversationOf, livingCalls } from './call-selectors.ts';
import { MAX_CALLS, type Call } from './call.ts';
import { isOffered } from './transfer.ts';

export function canAnswer(call: Call): boolean {
  return call.phase === 'ringing-in';
}

export function canDecline(call: Call): boolean {
  return call.phase === 'ringing-in';
}

/** Also while dialling (CANCEL). A call that rings here is declined instead. */
export function canHangUp(call: Call): boolean {
  return call.phase !== 'ended' && call.phase !== 'ringing-in';
}

/** Also while a resume is under way: requests are queued and the last one counts. */
export function canHold(call: Call): boolean {
  return call.phase === 'connected' && (call.hold.local === 'off' || call.hold.local === 'turning-off');
}

/** Also while a hold is under way; for a connected call exactly one of hold and resume is possible. */
export function canResume(call: Call): boolean {
  return call.phase === 'connected' && (call.hold.local === 'on' || call.hold.local === 'turning-on');
}

/** Mute and unmute. */
export function canMute(call: Call): boolean {
  return call.phase === 'connected';
}

/** In a conversation that is not on hold, or towards an announcement that plays before the answer. */
export function canSendDtmf(call: Call): boolean {
  return (
    call.media === 'ok' &&
    ((call.phase === 'connected' && call.hold.local === 'off') || (call.phase === 'ringing-out' && call.earlyMedia))
  );
}

/** Takes an ended call's card away. */
export function canDismiss(call: Call): boolean {
  return call.phase === 'ended';
}

/** Two conversations that are no conference yet. Whichever is on hold is resumed by it. */
export function canMerge(call: Call, other: Call): boolean {
  return (
    call.id !== other.id && [call, other].every(
      ({ phase, conference, transfer }) => phase === 'connected' && conference === null && !isOffered(transfer),
    )
  );
}

export function canSplit(call: Call): boolean {
  return call.conference !== null;
}

/** The exchange can be asked to connect the others of a conference of three: nobody of them may be on hold or without sound. */
export function canLeave(call: Call, calls: readonly Call[]): boolean {
  const members = conversationOf(calls, call);
  return members.length === 2 && members.every(({ hold, media }) => hold.local === 'off' && media === 'ok');
}

/** Why no ordinary call can start now. An emergency call asks none of this. */
export type DialObstacle = 'in-a-call' | 'too-many-calls';

/** A new call may start when every living call stands on hold, and there is room for one more; null when it may. */
export function dialObstacle(calls: readonly Call[]): DialObstacle | null {
  const living = livingCalls(calls);
  if (!living.every(({ phase, hold }) => phase === 'connected' && hold.local === 'on')) return 'in-a-call';
  return living.length < MAX_CALLS ? null : 'too-many-calls';
}

export function canDial(calls: readonly Call[]): boolean {
  return dialObstacle(calls) === null;
}
