import type { AudioReport, IceCandidateData, OfferOptions, PeerEventName } from '../../shared/media/protocol.ts';
import { NEW_PEER, type PeerSnapshot, type SessionDescriptionData } from '../../shared/media/snapshot.ts';
import { FAKE_CANDIDATES, readSdp, writeSdp, type FakeSdp } from './fake-sdp.ts';

/** What a fake connection sends: the level of the moment, 0..1; undefined when the track is gone. */
export type FakeSource = () => number | undefined;

export function mediaFault(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

/** Living fake connections of this process by ICE user fragment: two of them connect as real ones would. */
const byUfrag = new Map<string, FakePeer>();
let nextUfrag = 1;

/**
 * A peer connection without a network: the signalling state machine of WebRTC 1.0 (4.4.1.5, with implicit rollback),
 * candidates that trickle in, a connection once both ends know each other, and packets that are counted, 50 a second.
 */
export class FakePeer {
  #state: PeerSnapshot = NEW_PEER;
  #source: FakeSource | null = null;
  #stable: { local: SessionDescriptionData | null; remote: FakeSdp | null } = { local: null, remote: null };
  #pending: { local: SessionDescriptionData | null; remote: FakeSdp | null } = { local: null, remote: null };
  #created: { offer: string; answer: string } = { offer: '', answer: '' };
  #version = 1;
  #ufrag = `fake${nextUfrag++}`;
  readonly #session = String(1_000_000 + nextUfrag);
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #toneTimer: ReturnType<typeof setTimeout> | undefined;
  #flowSince: number | null = null;
  #sent = 0;
  #received = 0;
  #energy = 0;
  #measuredAt = performance.now();
  /** Telephone events as they were asked for. */
  readonly keys: string[] = [];
  readonly #tell: (name: PeerEventName, candidate: IceCandidateData | null, tone?: string) => void;
  readonly #farEnds: 'known' | 'any';

  /** @param farEnds `any` connects to a far end that is no fake of this process too */
  constructor(
    tell: (name: PeerEventName, candidate: IceCandidateData | null, tone?: string) => void,
    farEnds: 'known' | 'any' = 'known',
  ) {
    this.#tell = tell;
    this.#farEnds = farEnds;
    byUfrag.set(this.#ufrag, this);
  }

  get snapshot(): PeerSnapshot {
    const local = this.#pending.local ?? this.#stable.local;
    const gathered =
      this.#state.iceGatheringState === 'complete' ? FAKE_CANDIDATES : FAKE_CANDIDATES.slice(0, this.#trickled);
    return {
      ...this.#state,
      localDescription: local === null ? null : { type: local.type, sdp: withCandidates(local.sdp, gathered) },
    };
  }
  #trickled = 0;

  addTrack(source: FakeSource): void {
    if (this.#source !== null) throw mediaFault('InvalidAccessError', 'the track was added before');
    this.#source = source;
  }

  createOffer(options: OfferOptions): SessionDescriptionData {
    if (options.iceRestart === true) this.#restartIce();
    const withAudio = this.#source !== null || options.offerToReceiveAudio === true || this.#stable.remote !== null;
    const sdp = this.#write('actpass', this.#source === null ? 'recvonly' : 'sendrecv', withAudio);
    this.#created.offer = sdp;
    return { type: 'offer', sdp };
  }

  createAnswer(): SessionDescriptionData {
    if (this.#state.signalingState !== 'have-remote-offer')
      throw mediaFault('InvalidStateError', `cannot create an answer in ${this.#state.signalingState}`);
    const sdp = this.#write(
      'active',
      answerDirection(this.#pending.remote?.direction ?? 'sendrecv', this.#source !== null),
      true,
    );
    this.#created.answer = sdp;
    return { type: 'answer', sdp };
  }

  setLocal({ type, sdp }: SessionDescriptionData): void {
    const { signalingState } = this.#state;
    if (readSdp(sdp) === undefined) throw mediaFault('OperationError', 'failed to parse the session description');
    if (type === 'offer') {
      if (signalingState !== 'stable' && signalingState !== 'have-local-offer')
        throw wrongState('local offer', signalingState);
      if (sdp !== this.#created.offer)
        throw mediaFault('InvalidModificationError', 'not the offer that was created last');
      this.#pending.local = { type, sdp };
      this.#setSignaling('have-local-offer');
    } else if (type === 'answer') {
      if (signalingState !== 'have-remote-offer') throw wrongState('local answer', signalingState);
      if (sdp !== this.#created.answer)
        throw mediaFault('InvalidModificationError', 'not the answer that was created last');
      this.#pending.local = { type, sdp };
      this.#complete();
    } else throw mediaFault('OperationError', `${type} is not supported`);
    this.#gather();
  }

  setRemote({ type, sdp }: SessionDescriptionData): void {
    const { signalingState } = this.#state;
    const remote = readSdp(sdp);
    if (remote === undefined) throw mediaFault('OperationError', 'failed to parse the session description');
    if (type === 'offer') {
      if (signalingState === 'have-local-offer') this.#pending.local = null;
      this.#pending.remote = remote;
      this.#setSignaling('have-remote-offer');
    } else if (type === 'answer') {
      if (signalingState !== 'have-local-offer') throw wrongState('remote answer', signalingState);
      const offered = readSdp(this.#pending.local?.sdp ?? '');
      if (remote.mediaLines !== offered?.mediaLines)
        throw mediaFault('InvalidAccessError', 'the order of m-lines in answer does not match offer');
      this.#pending.remote = remote;
      this.#complete();
    } else throw mediaFault('OperationError', `${type} is not supported`);
  }

  insertDtmf(tones: string, append: boolean, durationMs: number, gapMs: number): void {
    if (!this.#state.canInsertDtmf) throw mediaFault('InvalidStateError', 'cannot send telephone events now');
    clearTimeout(this.#toneTimer);
    this.keys.push(tones);
    this.#state = { ...this.#state, toneBuffer: append ? this.#state.toneBuffer + tones : tones };
    const next = (): void => {
      const played = this.#state.toneBuffer.slice(0, 1);
      this.#state = { ...this.#state, toneBuffer: this.#state.toneBuffer.slice(1) };
      this.#tell('tonechange', null, played);
      if (played !== '') this.#toneTimer = setTimeout(next, durationMs + gapMs);
    };
    this.#toneTimer = setTimeout(next, 0);
  }

  /** Packets and levels; those received are the other end's. */
  report(): AudioReport {
    const seconds = this.#flowSeconds();
    const microphoneLevel = this.#source?.() ?? 0;
    const speakerLevel = this.#receives() ? (this.#other?.sendingLevel() ?? 0) : 0;
    const now = performance.now();
    this.#energy += (speakerLevel * speakerLevel * (now - this.#measuredAt)) / 1_000;
    this.#measuredAt = now;
    return {
      packetsSent: this.#sent + (this.#sends() ? Math.floor(seconds * 50) : 0),
      bytesSent: 0,
      packetsReceived: this.#received + (this.#receives() ? Math.floor(seconds * 50) : 0),
      bytesReceived: 0,
      packetsLost: 0,
      jitterMs: 0,
      roundTripMs: 1,
      remoteLoss: 0,
      microphoneLevel,
      speakerLevel,
      energyReceived: this.#energy,
      codec: 'audio/opus',
    };
  }

  sendingLevel(): number {
    return this.#sends() ? (this.#source?.() ?? 0) : 0;
  }

  /** Puts the network path into a state, as a broken network would. */
  setPath(state: 'connected' | 'disconnected' | 'failed'): void {
    this.#setConnection(state, state);
  }

  close(): void {
    byUfrag.delete(this.#ufrag);
    for (const timer of this.#timers) clearTimeout(timer);
    clearTimeout(this.#toneTimer);
    this.#state = {
      ...this.#state,
      signalingState: 'closed',
      connectionState: 'closed',
      iceConnectionState: 'closed',
      canInsertDtmf: false,
    };
  }

  get #other(): FakePeer | undefined {
    const other = byUfrag.get(this.#stable.remote?.ufrag ?? '');
    return other !== undefined && other.#stable.remote?.ufrag === this.#ufrag ? other : undefined;
  }

  #write(setup: 'actpass' | 'active', direction: string, withAudio: boolean): string {
    this.#version += 1;
    return writeSdp({
      session: this.#session,
      version: this.#version,
      ufrag: this.#ufrag,
      direction,
      setup,
      withAudio,
      candidates: [],
    });
  }

  #restartIce(): void {
    byUfrag.delete(this.#ufrag);
    this.#ufrag = `fake${nextUfrag++}`;
    byUfrag.set(this.#ufrag, this);
    this.#state = { ...this.#state, iceGatheringState: 'new' };
    this.#trickled = 0;
  }

  #setSignaling(signalingState: PeerSnapshot['signalingState']): void {
    if (signalingState === this.#state.signalingState) return;
    this.#state = { ...this.#state, signalingState };
    this.#tell('signalingstatechange', null);
  }

  #setConnection(
    iceConnectionState: PeerSnapshot['iceConnectionState'],
    connectionState: PeerSnapshot['connectionState'],
  ): void {
    this.#state = {
      ...this.#state,
      iceConnectionState,
      connectionState,
      canInsertDtmf: connectionState === 'connected' && this.#sends(),
    };
    this.#tell('iceconnectionstatechange', null);
    this.#tell('connectionstatechange', null);
  }

  #complete(): void {
    this.#countFlow();
    this.#stable = {
      local: this.#pending.local ?? this.#stable.local,
      remote: this.#pending.remote ?? this.#stable.remote,
    };
    this.#pending = { local: null, remote: null };
    if (this.#state.connectionState === 'connected') {
      this.#flowSince = performance.now();
      this.#state = { ...this.#state, canInsertDtmf: this.#sends() };
    }
    this.#setSignaling('stable');
    if (this.#state.connectionState === 'new') {
      this.#later(0, () => {
        this.#setConnection('checking', 'connecting');
        this.#tryToConnect();
      });
    } else this.#later(0, () => this.#tryToConnect());
  }

  #tryToConnect(): void {
    const other = this.#other;
    const alone = this.#farEnds === 'any' ? [this] : [];
    for (const peer of other === undefined ? alone : [this, other]) {
      if (peer.#state.connectionState !== 'connecting') continue;
      peer.#later(2, () => {
        if (peer.#state.connectionState !== 'connecting') return;
        peer.#flowSince = performance.now();
        peer.#setConnection('connected', 'connected');
      });
    }
  }

  #gather(): void {
    if (this.#state.iceGatheringState !== 'new') return;
    this.#state = { ...this.#state, iceGatheringState: 'gathering' };
    this.#later(0, () => this.#tell('icegatheringstatechange', null));
    FAKE_CANDIDATES.forEach((candidate, index) => {
      this.#later(2 + index * 2, () => {
        this.#trickled = index + 1;
        const address = /udp \d+ (\S+)/.exec(candidate)?.[1] ?? null;
        this.#tell('icecandidate', {
          candidate,
          sdpMid: '0',
          sdpMLineIndex: 0,
          usernameFragment: this.#ufrag,
          type: 'host',
          protocol: 'udp',
          address,
        });
      });
    });
    this.#later(8, () => {
      this.#state = { ...this.#state, iceGatheringState: 'complete' };
      this.#tell('icegatheringstatechange', null);
      this.#tell('icecandidate', null);
    });
  }

  #sends(): boolean {
    const { local, remote } = this.#directions();
    return this.#source?.() !== undefined && local.startsWith('send') && /^(sendrecv|recvonly)/.test(remote);
  }

  #receives(): boolean {
    const { local, remote } = this.#directions();
    return /^(sendrecv|recvonly)/.test(local) && remote.startsWith('send') && this.#other !== undefined;
  }

  #directions(): { readonly local: string; readonly remote: string } {
    return {
      local: readSdp(this.#stable.local?.sdp ?? '')?.direction ?? 'inactive',
      remote: this.#stable.remote?.direction ?? 'inactive',
    };
  }

  #flowSeconds(): number {
    return this.#flowSince === null ? 0 : (performance.now() - this.#flowSince) / 1_000;
  }

  #countFlow(): void {
    const { packetsSent, packetsReceived } = this.report();
    this.#sent = packetsSent;
    this.#received = packetsReceived;
    this.#flowSince = null;
  }

  #later(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      run();
    }, ms);
    this.#timers.add(timer);
  }
}

function wrongState(what: string, state: string): Error {
  return mediaFault('InvalidStateError', `a ${what} does not fit ${state}`);
}

function answerDirection(offered: string, canSend: boolean): string {
  const send = canSend && /^(sendrecv|recvonly)/.test(offered);
  const receive = offered.startsWith('send');
  if (send) return receive ? 'sendrecv' : 'sendonly';
  return receive ? 'recvonly' : 'inactive';
}

function withCandidates(sdp: string, candidates: readonly string[]): string {
  return sdp.replace(/^a=ice-ufrag:/m, `${candidates.map((candidate) => `a=${candidate}\r\n`).join('')}a=ice-ufrag:`);
}
