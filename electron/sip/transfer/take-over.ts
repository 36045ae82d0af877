import type { JsSipCall } from '../jssip-session.ts';
import type { SipCallEvent } from '../sip-engine.ts';

/**
 * Answers the session that takes a call's place (RFC 3891), without asking the agent, and lets the old one go once the
 * new one stands. The agent keeps the same call: hold and mute stay as they were. Where the new one cannot be answered
 * the old one goes on as if nothing had been.
 */
export function takeOver(options: {
  readonly old: JsSipCall;
  /** Makes the call object of the new session. */
  readonly adopt: (emit: (event: SipCallEvent) => void) => JsSipCall;
  /** From now on the new one is the call. */
  readonly inPlace: (call: JsSipCall) => void;
  readonly emit: (event: SipCallEvent) => void;
  /** The event that tells who is there now. */
  readonly changed: () => SipCallEvent;
}): void {
  const { old } = options;
  let stands = false;
  const call = options.adopt((event) => {
    if (stands) options.emit(event);
    else if (event.type === 'connected') {
      const before = old.retire();
      options.inPlace(call);
      stands = true;
      options.emit(options.changed());
      options.emit({ type: 'remote-hold-changed', callId: event.callId, at: event.at, on: false });
      if (before.muted) call.setMuted(true);
      if (before.held) call.setHold(true);
    }
  });
  void call.answer().then((answered) => {
    if (!answered.ok) call.decline();
  });
}
