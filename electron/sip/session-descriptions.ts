import type { IceCandidateEvent, RTCSession, SDPEvent } from 'jssip/lib/RTCSession.js';
import type { MediaCodec } from '../../shared/media/protocol.ts';
import type { CallEnd } from '../../shared/domain/call/end-cause.ts';
import { DialogSdp } from './dialog-sdp.ts';
import type { PeerConfiguration } from './jssip-globals.ts';
import { sessionInternals, type SessionInternals } from './jssip-private.ts';
import { candidatePatienceMs } from './media-offer.ts';
import { audioVerdict, firstEncoding, withHoldDirection } from './sdp-audio.ts';

/** The descriptions (SDP) that pass through one session, on their way between the wire and the connection. */
export class SessionDescriptions {
  /** How they are written for the far end and for the connection. */
  readonly dialog = new DialogSdp();
  readonly #inside: SessionInternals;
  readonly #answered: () => boolean;
  #encoding: string | null = null;
  #remote: string | null = null;

  /** @param answered the call had an answer before. */
  constructor(session: RTCSession, config: PeerConfiguration, answered: () => boolean) {
    this.#inside = sessionInternals(session);
    this.#answered = answered;
    session.on('icecandidate', ({ candidate, ready }: IceCandidateEvent) => {
      const patienceMs = candidatePatienceMs(candidate, config);
      if (patienceMs !== null) setTimeout(() => ready(), patienceMs);
    });
    session.on('sdp', (event) => this.#onDescription(event));
  }

  /** The encoding in use, such as `opus`; null before an answer. */
  get encoding(): string | null {
    return this.#encoding;
  }

  /** The far end's last description as it came; null before. */
  get remote(): string | null {
    return this.#remote;
  }

  /**
   * These codecs with the one in use at the end; none where that is not known, or no other one is allowed. It stays among them: an exchange
   * that is just sending in a codec which the offer takes away may end the call over that one packet (Asterisk 22 does).
   */
  othersFirst(codecs: readonly MediaCodec[]): readonly MediaCodec[] {
    const isInUse = (codec: MediaCodec): boolean => codec.toLowerCase() === this.#encoding;
    const others = codecs.filter((codec) => !isInUse(codec));
    return this.#encoding === null || others.length === 0 ? [] : [...others, ...codecs.filter(isInUse)];
  }

  /** The far end sends sound, as far as its last description says (RFC 3264, 5.1). */
  get remoteSends(): boolean {
    return this.#remote === null || !/^a=(?:recvonly|inactive)\r?$/m.test(this.#remote);
  }

  /** The far end may send nothing while nobody speaks: comfort noise (RFC 3389), or opus without it (RFC 7587, 7.1). */
  get remoteMayPause(): boolean {
    return this.#remote !== null && /^a=(?:rtpmap:\d+ CN\/|fmtp:\d+ .*usedtx=1)/im.test(this.#remote);
  }

  /** An answer that did not pass through JsSIP. */
  onAnswer(sdp: string): void {
    this.#encoding = firstEncoding(sdp) ?? this.#encoding;
    this.#remote = sdp;
  }

  /** Says which kind of description it was that could not be used, where a call ended over one. */
  describeEnd(jsSipCause: string, end: CallEnd): CallEnd {
    const aboutMedia = jsSipCause === 'Bad Media Description' || jsSipCause === 'WebRTC Error';
    if (!aboutMedia || this.#answered() || this.#remote === null) return end;
    return audioVerdict(this.#remote) === 'no-common-codec' ? { ...end, cause: 'no-common-codec' } : end;
  }

  #onDescription(event: SDPEvent): void {
    if (event.type === 'answer') this.#encoding = firstEncoding(event.sdp) ?? this.#encoding;
    const local = String(event.originator) === 'local';
    if (local) {
      // `a=setup:actpass` stays in offers of new media too (RFC 5763, 5): forcing a role would make relays quicker, but
      // Asterisk ends the call when the role of a running association changes.
      event.sdp = this.dialog.outgoing(event.sdp);
      if (event.type === 'answer' && this.#inside._localHold) event.sdp = withHoldDirection(event.sdp);
      return;
    }
    this.#remote = event.sdp;
    event.sdp = this.dialog.incoming(event.sdp);
    // Not left to the browser: an answer without sound we can use would give a silent call. What it cannot read, it refuses.
    if (event.type === 'answer' && !this.#answered() && audioVerdict(event.sdp) !== 'usable')
      event.sdp = 'no sound that can be used';
  }
}
