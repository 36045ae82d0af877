import type {
  AudioReport,
  IceCandidateData,
  MediaCodec,
  MediaInput,
  MediaOperation,
  MediaOutput,
  OfferOptions,
  PeerEventName,
  RTCConfigurationLike,
} from '../../shared/media/protocol.ts';
import { NEW_PEER, type PeerSnapshot, type SessionDescriptionData } from '../../shared/media/snapshot.ts';
import { MediaError, settleDead, type MediaClient, type OnDeath, type PeerEventDetails } from './media-client.ts';
import { RemoteDtmf, RemoteSender, type RemoteStream, type RemoteTrack } from './remote-audio.ts';

/** Stands in for RTCSessionDescription. */
export class RemoteSessionDescription {
  readonly type: SessionDescriptionData['type'];
  readonly sdp: string;

  constructor({ type, sdp }: { readonly type: SessionDescriptionData['type']; readonly sdp?: string }) {
    this.type = type;
    this.sdp = sdp ?? '';
  }
}

export type RemotePeerEvent = {
  readonly type: PeerEventName;
  readonly target: RemotePeerConnection;
  /** With `icecandidate`; null at the end of gathering. */
  readonly candidate: IceCandidateData | null;
  /** With `tonechange`: the key that is being sent; empty when all are sent. */
  readonly tone: string;
};
export type RemotePeerListener = (event: RemotePeerEvent) => void;

/** How the path of the sound really is; `dead` when the media window that held it is gone. */
export type PeerHealth = PeerSnapshot['connectionState'] | 'dead';

/**
 * A peer connection in the media window, seen from main: the part of RTCPeerConnection that JsSIP uses, and nothing
 * more, so that a JsSIP that needs more fails in a test and not in a call.
 *
 * States are a mirror that is brought up to date before any promise settles or listener runs. `iceConnectionState`
 * never shows `failed`, because JsSIP would end the call at that; `health` tells the truth. When the window dies, an
 * answer is still taken (its ACK must go out), offers never settle (JsSIP would end the call at a rejection; a new
 * connection replaces this one), and all else rejects.
 */
export class RemotePeerConnection {
  readonly id: string;
  readonly #client: MediaClient;
  readonly #log: (message: string) => void;
  readonly #onClose: () => void;
  readonly #listeners = new Map<PeerEventName, Set<RemotePeerListener>>();
  readonly #senders: RemoteSender[] = [];
  #state: PeerSnapshot = NEW_PEER;
  #life: 'alive' | 'closed' | 'dead';
  /** Its offer was made before anybody asks for it. */
  #offerStands = false;

  /** @param onClose told of the first `close()`, not of the window's death. */
  constructor(
    client: MediaClient,
    config: RTCConfigurationLike,
    log: (message: string) => void,
    onClose: () => void = () => undefined,
  ) {
    this.id = client.handle('peer');
    this.#client = client;
    this.#log = log;
    this.#onClose = onClose;
    this.#life = client.ready ? 'alive' : 'dead';
    if (this.#life === 'dead') return;
    client.addPeer(this.id, {
      apply: (snapshot) => this.#apply(snapshot),
      fire: (name, details) => this.#fire(name, details),
      die: () => {
        this.#life = 'dead';
        // JsSIP would make another offer where early media have completed the first exchange; an answer it simply applies.
        if (this.#state.localDescription?.type === 'offer')
          this.#state = { ...this.#state, signalingState: 'have-local-offer' };
      },
    });
    client.cast('peer.create', { peerId: this.id, config });
  }

  get signalingState(): PeerSnapshot['signalingState'] {
    return this.#state.signalingState;
  }

  /** `complete` for an offer that was made in advance: nothing in it is waited for any more. */
  get iceGatheringState(): PeerSnapshot['iceGatheringState'] {
    return this.#offerStands ? 'complete' : this.#state.iceGatheringState;
  }

  get iceConnectionState(): Exclude<PeerSnapshot['iceConnectionState'], 'failed'> {
    return this.#state.iceConnectionState === 'failed' ? 'disconnected' : this.#state.iceConnectionState;
  }

  get localDescription(): SessionDescriptionData | null {
    return this.#state.localDescription;
  }

  /** The true state, for recovery; changes are told by `connectionstatechange` and, for `dead`, by the client's `lost`. */
  get health(): PeerHealth {
    return this.#life === 'dead' ? 'dead' : this.#state.connectionState;
  }

  addEventListener(type: PeerEventName, listener: RemotePeerListener): void {
    const listeners = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, listeners);
    listeners.add(listener);
  }

  removeEventListener(type: PeerEventName, listener: RemotePeerListener): void {
    this.#listeners.get(type)?.delete(listener);
  }

  /** @throws MediaError `InvalidStateError` on a closed connection, `InvalidAccessError` for a track that was added before. */
  addTrack(track: RemoteTrack, stream: RemoteStream): RemoteSender {
    if (this.#life === 'closed') throw new MediaError('InvalidStateError', 'the connection is closed');
    const present = this.#senders.find((sender) => sender.track === track);
    if (present !== undefined && this.#offerStands) return present;
    if (present !== undefined)
      throw new MediaError('InvalidAccessError', 'the track was added before');
    const dtmf = new RemoteDtmf({
      canInsert: () => this.#life === 'alive' && this.#state.canInsertDtmf,
      opens: () =>
        this.#life === 'alive' &&
        (this.#state.dtmfSettles ||
          (this.#state.signalingState === 'stable' &&
            this.#state.localDescription !== null &&
            (this.#state.connectionState === 'new' || this.#state.connectionState === 'connecting'))),
      insert: async (tones, append, durationMs, gapMs) => {
        try {
          await this.#ask('peer.insertDtmf', { peerId: this.id, tones, append, durationMs, gapMs });
        } catch (error) {
          this.#log(`telephone events were not sent: ${String(error)}`);
        }
      },
    });
    const sender = new RemoteSender(track, dtmf);
    this.#senders.push(sender);
    if (this.#life === 'alive')
      this.#client.cast('peer.addTrack', { peerId: this.id, trackId: track.id, streamId: stream.id });
    return sender;
  }

  getSenders(): RemoteSender[] {
    return [...this.#senders];
  }

  /** From here on its local description is the offer of the call that comes: whoever asks for one gets it. Not part of RTCPeerConnection. */
  offerStands(): void {
    this.#offerStands = this.#state.localDescription?.type === 'offer';
  }

  createOffer(options?: OfferOptions): Promise<SessionDescriptionData> {
    if (this.#offerStands && this.#life === 'alive' && this.#state.localDescription !== null) return Promise.resolve(this.#state.localDescription);
    return this.#ask('peer.createOffer', { peerId: this.id, options: options ?? {} }, 'never');
  }

  createAnswer(): Promise<SessionDescriptionData> {
    return this.#ask('peer.createAnswer', { peerId: this.id });
  }

  async setLocalDescription(description: SessionDescriptionData): Promise<void> {
    if (this.#offerStands && this.#life === 'alive' && description.type === 'offer') return;
    await this.#ask(
      'peer.setLocal',
      { peerId: this.id, description: plain(description) },
      description.type === 'offer' ? 'never' : 'reject',
    );
  }

  async setRemoteDescription(description: SessionDescriptionData): Promise<void> {
    // As for what is under way at the close: JsSIP ends its call at a rejection, and throws when that has ended already (a BYE
    // right behind the ACK that brought the answer).
    if (this.#life === 'closed') return new Promise(() => undefined);
    const isAnswer = description.type === 'answer';
    this.#offerStands = false;
    await this.#ask(
      'peer.setRemote',
      { peerId: this.id, description: plain(description) },
      isAnswer ? 'resolve' : 'reject',
    );
    // The exchange is complete as far as JsSIP is concerned.
    if (isAnswer && this.health === 'dead') this.#state = { ...this.#state, signalingState: 'stable' };
  }

  /** On hold: neither end hears the other, whatever the exchange goes on sending. Not part of RTCPeerConnection. */
  setHeld(on: boolean): void {
    if (this.#life === 'alive') this.#client.cast('peer.setHeld', { peerId: this.id, on });
  }

  /** What the next offers and answers name, most wanted first; null for what it was made with. Not part of RTCPeerConnection. */
  setCodecs(codecs: readonly MediaCodec[] | null): void {
    if (this.#life === 'alive') this.#client.cast('peer.setCodecs', { peerId: this.id, codecs });
  }

  /** The browser's own figures, for tests and diagnosis. */
  getStats(): Promise<MediaOutput<'peer.stats'>> {
    return this.#ask('peer.stats', { peerId: this.id });
  }

  audioReport(): Promise<AudioReport> {
    return this.#ask('peer.report', { peerId: this.id });
  }

  /** Final; allowed at any time. */
  close(): void {
    if (this.#life === 'closed') return;
    const wasAlive = this.#life === 'alive';
    this.#life = 'closed';
    this.#state = {
      ...this.#state,
      signalingState: 'closed',
      iceConnectionState: 'closed',
      connectionState: 'closed',
      canInsertDtmf: false,
      dtmfSettles: false,
    };
    this.#onClose();
    if (!wasAlive) return;
    this.#client.removePeer(this.id);
    this.#client.cast('peer.close', { peerId: this.id });
  }

  #ask<Op extends MediaOperation>(
    op: Op,
    input: MediaInput<Op>,
    onDeath: OnDeath = 'reject',
  ): Promise<MediaOutput<Op>> {
    if (this.#life === 'closed') return Promise.reject(new MediaError('InvalidStateError', 'the connection is closed'));
    if (this.#life === 'dead') return settleDead(onDeath, op) as Promise<MediaOutput<Op>>;
    return this.#client.request(op, input, { onDeath });
  }

  #apply(snapshot: PeerSnapshot): void {
    if (this.#life !== 'alive') return;
    this.#state = snapshot;
    for (const sender of this.#senders) sender.dtmf.mirror(snapshot.toneBuffer);
  }

  #fire(type: PeerEventName, { candidate, tone }: PeerEventDetails): void {
    for (const listener of [...(this.#listeners.get(type) ?? [])]) {
      try {
        listener({ type, target: this, candidate, tone });
      } catch (error) {
        this.#log(`listener for ${type} failed: ${String(error)}`);
      }
    }
  }
}

/** JsSIP hands over objects with more in them, and what cannot be cloned would make the request vanish. */
function plain({ type, sdp }: SessionDescriptionData): SessionDescriptionData {
  return { type, sdp };
}
