/**
 * What may be asked of a call now. The buttons are disabled by these functions and main refuses by the same ones, so that
 * window and main can never disagree about a rule.
 */
import type { Call } from './call.ts';

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

/** A new call may start when every living call stands on hold: at most one conversation is un-held. */
export function canDial(calls: readonly Call[]): boolean {
  return calls.every(({ phase, hold }) => phase === 'ended' || (phase === 'connected' && hold.local === 'on'));
}
