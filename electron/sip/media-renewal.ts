import { randomBytes } from 'node:crypto';
import type { MediaCodec } from '../../shared/media/protocol.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import type { RemoteStream } from '../media/remote-audio.ts';
import type { RemoteMedia } from '../media/remote-media.ts';
import type { RemotePeerConnection } from '../media/remote-peer.ts';
import { keepsOldAssociation, type DialogSdp } from './dialog-sdp.ts';
import type { PeerConfiguration } from './jssip-globals.ts';
import type { SessionInternals } from './jssip-private.ts';
import { describeOffer } from './media-offer.ts';
import { onNewPath } from './media-path.ts';
import { CONNECT_PATIENCE_MS, type RecoveryWay, type RegainWay } from './recovery-plan.ts';
import { collisionPauseMs, pause, type OfferAnswer, type ReinviteSender } from './reinvite.ts';

/** What was learnt about an exchange in one call and serves the next: each way that does not work there costs a part of a second. */
export type ExchangeHabits = {
  /** It has said that it goes on with the DTLS association it has (see `keepsOldAssociation`). */
  keepsAssociation: boolean;
};

export type MediaRenewalDeps = {
  readonly session: SessionInternals;
  readonly media: RemoteMedia;
  readonly config: PeerConfiguration;
  readonly sdp: DialogSdp;
  readonly reinvites: ReinviteSender;
  readonly clock: Clock;
  readonly exchange: ExchangeHabits;
  /** The dialog is confirmed, no request is under way and the server is connected; `over` when the call has ended. */
  readonly canSignal: () => boolean | 'over';
  /** A new microphone stream in the place of the one before; null when there is none to be had now. */
  readonly takeStream: () => Promise<RemoteStream | null>;
  /** Told of each answer as it came. */
  readonly onAnswer: (sdp: string) => void;
  /** The codecs that may be used, with the one in use at the end; none where there is no other. */
  readonly otherCodecs: () => readonly MediaCodec[];
  /** Puts another dialog, with media of its own, in the place of this one; false when that is not to be had. */
  readonly renewDialog: () => Promise<boolean>;
  readonly log: (message: string) => void;
};

/** How long after the connection the first packet may take, in ms, before another way is tried. */
const FIRST_PACKET_MS = 1_000;

/** One try to bring sound back into a call; notes what it learns about the exchange on the way. */
export class MediaRenewal {
  readonly #deps: MediaRenewalDeps;
  #postponed = false;
  #aborted = false;

  constructor(deps: MediaRenewalDeps) {
    this.#deps = deps;
  }

  /** `back` when sound can pass again; `postponed` when the way could not be judged: another request or a loss came between. Never rejects. */
  async try(way: RecoveryWay | RegainWay): Promise<'back' | 'failed' | 'postponed'> {
    this.#postponed = false;
    this.#aborted = false;
    try {
      const isBack = await this.#go(way);
      return isBack ? 'back' : this.#postponed ? 'postponed' : 'failed';
    } catch (error) {
      this.#deps.log(`new media could not be made: ${String(error)}`);
      return 'failed';
    }
  }

  /** The try under way looks for a path in a network that is not there any more: it ends at once. */
  abort(): void {
    this.#aborted = true;
  }

  #go(way: RecoveryWay | RegainWay): Promise<boolean> {
    if (way === 'recode') return this.#recode();
    if (way === 'restart-ice') return this.#restartIce();
    return way === 'replace' ? this.#replace() : this.#renew(way);
  }

  async #restartIce(): Promise<boolean> {
    const { session, config, sdp } = this.#deps;
    const peer = session._connection;
    // An offer that was never answered may be replaced by another.
    if (peer === null || !['stable', 'have-local-offer'].includes(peer.signalingState)) return false;
    const offer = await describeOffer(peer, config, { iceRestart: true });
    if (offer === null) return false;
    const answer = await this.#ask(sdp.outgoing(session._mangleOffer(offer)));
    if (answer === null) return false;
    await peer.setRemoteDescription({ type: 'answer', sdp: answer });
    return this.#until(() => onNewPath(peer, offer), peer, CONNECT_PATIENCE_MS['restart-ice']);
  }

  async #recode(): Promise<boolean> {
    const { session, sdp, media, otherCodecs } = this.#deps;
    const peer = session._connection;
    const codecs = otherCodecs();
    if (peer === null || peer.signalingState !== 'stable' || codecs.length === 0) return false;
    const packets = async (): Promise<number> => (await media.audioReport(peer.id))?.packetsReceived ?? 0;
    const before = await packets();
    peer.setCodecs(codecs);
    try {
      const offer = await peer.createOffer();
      await peer.setLocalDescription(offer);
      const answer = await this.#ask(sdp.outgoing(session._mangleOffer(peer.localDescription?.sdp ?? offer.sdp)));
      if (answer === null) return false;
      await peer.setRemoteDescription({ type: 'answer', sdp: answer });
    } finally {
      // Another offer, of a hold for instance, asks for the wanted one again.
      peer.setCodecs(null);
    }
    return this.#until(async () => (await packets()) > before, peer, CONNECT_PATIENCE_MS.recode);
  }

  async #renew(way: 'renew' | 'reopen'): Promise<boolean> {
    const { session, config, sdp, clock, log } = this.#deps;
    const peer = await this.#newConnection();
    if (peer === null) return false;
    const offer = await describeOffer(peer, config, { iceRestart: false });
    if (offer === null) return false;
    const own = session._mangleOffer(offer);
    const askedAt = clock.monotonic();
    const answer = way === 'renew' ? await this.#ask(sdp.outgoing(own)) : await this.#reopen(own);
    if (answer !== null && way === 'renew' && keepsOldAssociation(answer)) {
      log(`the exchange keeps its DTLS association, as it said ${Math.round(clock.monotonic() - askedAt)} ms after the re-INVITE`);
      this.#deps.exchange.keepsAssociation = true;
      return this.#replace();
    }
    if (answer === null) return false;
    await peer.setRemoteDescription({ type: 'answer', sdp: answer });
    if (!(await this.#until(() => peer.health === 'connected', peer, CONNECT_PATIENCE_MS[way]))) return false;
    if (way === 'reopen' || session._remoteHold || session._localHold) return true;
    // Connected, yet deaf: there are exchanges that do not bring the sound along.
    const hears = async (): Promise<boolean> =>
      ((await this.#deps.media.audioReport(peer.id))?.packetsReceived ?? 1) > 0;
    return this.#until(hears, peer, FIRST_PACKET_MS);
  }

  /** Another dialog with another connection; from its answer on it is the call, and this one is over. */
  async #replace(): Promise<boolean> {
    const { session, canSignal, renewDialog, clock, log } = this.#deps;
    if (canSignal() !== true) {
      this.#postponed = true;
      return false;
    }
    session._connection?.close();
    const askedAt = clock.monotonic();
    const stands = await renewDialog();
    log(`INVITE with Replaces ${stands ? 'accepted' : 'not accepted'} after ${Math.round(clock.monotonic() - askedAt)} ms`);
    return stands;
  }

  async #newConnection(): Promise<RemotePeerConnection | null> {
    const { session, config, sdp, takeStream, canSignal } = this.#deps;
    const stream = await takeStream();
    if (stream === null || canSignal() !== true) {
      this.#postponed = true;
      return null;
    }
    session._connection?.close();
    // What was waiting in the queue waits for the dead connection.
    session._connectionPromiseQueue = Promise.resolve();
    session._rtcReady = true;
    session._iceReady = false;
    session._createRTCConnection(config, null);
    session._localMediaStream = stream;
    for (const track of stream.getTracks()) session._connection?.addTrack(track, stream);
    session._setLocalMediaStatus();
    sdp.renew();
    return session._connection;
  }

  /** Closes the first stream and opens it again at once; the answer to the second offer. */
  async #reopen(own: string): Promise<string | null> {
    const { sdp } = this.#deps;
    const closed = await this.#ask(sdp.standIn(own, randomBytes(16).toString('hex')));
    return closed === null ? null : this.#ask(sdp.outgoing(own));
  }

  /** The answer to an offer, for the connection; null when there is none. */
  async #ask(offer: string): Promise<string | null> {
    const { reinvites, sdp, canSignal, log, onAnswer } = this.#deps;
    if (canSignal() !== true) return null;
    const reply: OfferAnswer = await reinvites.offer(offer);
    if (reply.outcome === 'accepted') {
      onAnswer(reply.answer);
      return sdp.incoming(reply.answer);
    }
    this.#postponed = reply.outcome === 'interrupted' || collisionPauseMs(reply.response) !== null;
    log(`new media was not accepted: ${reply.outcome} ${reply.response?.status_code ?? ''}`);
    return null;
  }

  async #until(
    isSo: () => boolean | Promise<boolean>,
    peer: RemotePeerConnection,
    patienceMs: number,
  ): Promise<boolean> {
    const { clock, canSignal, log } = this.#deps;
    const deadline = clock.monotonic() + patienceMs;
    while (!(await isSo())) {
      if (this.#aborted || canSignal() === 'over' || peer.health === 'dead' || peer.health === 'closed') return false;
      if (clock.monotonic() > deadline) {
        log('new media was agreed on, but no sound passes');
        return false;
      }
      await pause(20);
    }
    return true;
  }
}
