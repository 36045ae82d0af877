import type { EndEvent, RTCSession } from 'jssip/lib/RTCSession.js';
import type { IncomingResponse } from 'jssip/lib/SIPMessage.js';
import type { DialogId } from './transfer/replaces.ts';
import type { MediaCodec } from '../../shared/media/protocol.ts';
import type { JsSipCall } from './jssip-session.ts';
import type { SipCallEvent } from './sip-engine.ts';

/** How long the exchange may take to accept the new dialog, in ms: one that accepts while we take the INVITE back has moved the customer there. */
const PATIENCE_MS = 8_000;

/**
 * Headers of an INVITE that takes the place of our own dialog (RFC 3891, 4). Require keeps a server that does not know
 * Replaces from making an ordinary call of it.
 */
export function replacesHeaders(dialog: DialogId): readonly string[] {
  return [`Replaces: ${dialog.call_id};to-tag=${dialog.remote_tag};from-tag=${dialog.local_tag}`, 'Require: replaces'];
}

/**
 * What to offer for a dialog in the place of another, in the order to try. Asterisk goes on with the translation it made
 * for the old dialog where both have the same codec, and that drops what the new one sends until its RTP sequence numbers
 * have passed those of the old one: the customer hears nothing for up to minutes. With another codec it makes a new one.
 *
 * @param inUse the encoding of the old dialog, in lower case; null when it is not known.
 */
export function offersAfter(inUse: string | null, codecs: readonly MediaCodec[]): readonly (readonly MediaCodec[])[] {
  const others = codecs.filter((codec) => codec.toLowerCase() !== inUse);
  return others.length === 0 || others.length === codecs.length ? [codecs] : [others, codecs];
}

/**
 * Takes a living call over into a new dialog of ours (RFC 3891), with new media and without a word to anybody: the
 * exchange puts it in the place of the old one and ends that. For the agent it is the same call.
 *
 * @returns false when the exchange does not do that; the old dialog goes on then.
 */
export function renewDialog(options: {
  readonly old: JsSipCall;
  /** Sends the INVITE with these headers. */
  readonly invite: (headers: readonly string[]) => RTCSession;
  /** Makes the call object of the new session. */
  readonly build: (session: RTCSession, emit: (event: SipCallEvent) => void) => JsSipCall;
  /** From now on the new one is the call. */
  readonly inPlace: (call: JsSipCall, session: RTCSession) => void;
  readonly emit: (event: SipCallEvent) => void;
}): Promise<boolean> {
  const { old } = options;
  const replacement = old.beginReplacement();
  if (replacement === null) return Promise.resolve(false);
  const session = options.invite(replacesHeaders(replacement.dialog));
  return new Promise((resolve) => {
    let state: 'asking' | 'refused' | 'stands' = 'asking';
    const refuse = (): void => {
      if (state !== 'asking') return;
      state = 'refused';
      clearTimeout(timer);
      call.end();
      replacement.failed();
      resolve(false);
    };
    let quietHold = replacement.held;
    const call = options.build(session, (event) => {
      if (state === 'stands') {
        // For the agent the call was held all the time.
        if (quietHold && event.type === 'hold-changed') {
          quietHold = event.local === 'turning-on';
          if (event.local === 'turning-on' || event.local === 'on') return;
        }
        options.emit(event);
      } else if (event.type === 'connected' && state === 'asking') {
        // Whoever hung up meanwhile must not be left in a call.
        if (old.finished) return refuse();
        state = 'stands';
        clearTimeout(timer);
        const before = replacement.done();
        options.inPlace(call, session);
        if (before.heldThere)
          options.emit({ type: 'remote-hold-changed', callId: event.callId, at: event.at, on: false });
        if (before.muted) call.setMuted(true);
        if (before.held) call.setHold(true);
        else if (replacement.held || !before.holdSettled) {
          // Resumed while the new dialog was on its way: the old one cannot do it any more.
          quietHold = false;
          call.setSilent(false);
          options.emit({ type: 'hold-changed', callId: event.callId, at: event.at, local: 'off' });
        }
        call.awaitMedia();
        resolve(true);
      }
    });
    if (replacement.held) call.setSilent(true);
    const timer = setTimeout(refuse, PATIENCE_MS);
    session.on('failed', (_event: EndEvent) => refuse());
    // It rings: an ordinary call was made of it after all.
    session.on('progress', (event: unknown) => {
      if ((event as { response: IncomingResponse | null }).response?.status_code === 180) refuse();
    });
  });
}
