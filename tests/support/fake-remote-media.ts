import type { RemoteMedia, RemoteMediaEvents } from '../../electron/media/remote-media.ts';
import type { RemoteStream } from '../../electron/media/remote-audio.ts';
import {
  RemoteSessionDescription,
  type RemotePeerConnection,
  type RemotePeerEvent,
  type RemotePeerListener,
} from '../../electron/media/remote-peer.ts';
import type { CallId } from '../../shared/lib/brand.ts';
import { appError, type AppErrorCode } from '../../shared/errors/app-error.ts';
import { err, ok } from '../../shared/lib/result.ts';
import { TypedEmitter } from '../../shared/lib/typed-emitter.ts';

type Description = { readonly type: 'offer' | 'answer' | 'pranswer' | 'rollback'; readonly sdp: string };

let nextId = 1;

function sessionDescription(version: number, id: number, setup: string): string {
  const fingerprint = Array.from({ length: 32 }, () => 'AB').join(':');
  return [
    'v=0',
    `o=- ${1_000 + id} ${version} IN IP4 127.0.0.1`,
    's=-',
    't=0 0',
    'm=audio 40000 UDP/TLS/RTP/SAVPF 111 0 8 126',
    'c=IN IP4 127.0.0.1',
    `a=ice-ufrag:u${id}`,
    'a=ice-pwd:0123456789012345678901',
    `a=fingerprint:sha-256 ${fingerprint}`,
    `a=setup:${setup}`,
    'a=mid:0',
    'a=rtcp-mux',
    'a=sendrecv',
    'a=rtpmap:111 opus/48000/2',
    'a=rtpmap:0 PCMU/8000',
    'a=rtpmap:8 PCMA/8000',
    'a=rtpmap:126 telephone-event/8000',
    '',
  ].join('\r\n');
}

/** A peer connection without sound: the signalling state machine of WebRTC (W3C webrtc-pc, 4.4.1.6) and host candidates. */
export class FakePeer {
  readonly id: string;
  readonly number = nextId++;
  signalingState = 'stable';
  iceGatheringState = 'new';
  iceConnectionState = 'new';
  localDescription: Description | null = null;
  remoteDescription: Description | null = null;
  health = 'new';
  readonly senders: {
    track: { kind: 'audio'; enabled: boolean };
    dtmf: { toneBuffer: string; insertDTMF: (tones: string) => void };
  }[] = [];
  readonly tones: string[] = [];
  readonly #listeners = new Map<string, Set<RemotePeerListener>>();
  readonly #media: FakeRemoteMedia;
  #version = 1;

  constructor(media: FakeRemoteMedia) {
    this.#media = media;
    this.id = `fake-peer-${this.number}`;
    if (!media.ready) this.health = 'dead';
  }

  addEventListener(type: string, listener: RemotePeerListener): void {
    const set = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, set.add(listener));
  }

  removeEventListener(type: string, listener: RemotePeerListener): void {
    this.#listeners.get(type)?.delete(listener);
  }

  addTrack(track: { kind: 'audio'; enabled: boolean }): unknown {
    const sender = { track, dtmf: { toneBuffer: '', insertDTMF: (tones: string) => void this.tones.push(tones) } };
    this.senders.push(sender);
    return sender;
  }

  getSenders(): unknown[] {
    return this.senders;
  }

  createOffer(): Promise<Description> {
    return this.#later(
      () => ({ type: 'offer', sdp: sessionDescription(this.#version++, this.number, 'actpass') }),
      'never',
    );
  }

  createAnswer(): Promise<Description> {
    return this.#later(() => {
      if (this.signalingState !== 'have-remote-offer') throw new Error(`no offer to answer in ${this.signalingState}`);
      return { type: 'answer', sdp: sessionDescription(this.#version++, this.number, 'active') };
    }, 'reject');
  }

  setLocalDescription(description: Description): Promise<void> {
    return this.#later(
      () => {
        this.localDescription = description;
        this.signalingState = description.type === 'offer' ? 'have-local-offer' : 'stable';
        if (this.iceGatheringState !== 'new') return;
        this.iceGatheringState = 'gathering';
        this.#fire('icegatheringstatechange', null);
        setTimeout(
          () =>
            this.#fire('icecandidate', {
              candidate: 'candidate:1',
              type: 'host',
              protocol: 'udp',
              address: '127.0.0.1',
            }),
          1,
        );
        setTimeout(() => this.#complete(), this.#media.gatheringMs);
      },
      description.type === 'offer' ? 'never' : 'reject',
    );
  }

  setRemoteDescription(description: Description): Promise<void> {
    return this.#later(
      () => {
        if (!description.sdp.startsWith('v=0')) throw new Error('Failed to parse SessionDescription');
        if (this.#media.refuseRemote) throw new Error('Failed to set remote description');
        if (description.type === 'answer' && this.signalingState !== 'have-local-offer')
          throw new Error(`no answer expected in ${this.signalingState}`);
        this.remoteDescription = description;
        // An offer that meets our own rolls ours back (JSEP, RFC 8829, 4.1.8.2).
        this.signalingState = description.type === 'offer' ? 'have-remote-offer' : 'stable';
        this.become('connected');
      },
      description.type === 'answer' ? 'resolve' : 'reject',
    );
  }

  /** Changes the state of the network path and tells it. */
  become(health: string): void {
    this.health = health;
    this.#fire('connectionstatechange', null);
  }

  close(): void {
    this.signalingState = 'closed';
    if (this.health !== 'dead') this.health = 'closed';
  }

  #complete(): void {
    this.iceGatheringState = 'complete';
    this.#fire('icegatheringstatechange', null);
    this.#fire('icecandidate', null);
  }

  #fire(type: string, candidate: unknown): void {
    for (const listener of [...(this.#listeners.get(type) ?? [])])
      listener({ type, target: this, candidate } as unknown as RemotePeerEvent);
  }

  /** As over the channel to the media window: never at once, and by the rules for a dead window. */
  async #later<T>(run: () => T, onDeath: 'reject' | 'resolve' | 'never'): Promise<T> {
    await new Promise((resolve) => setTimeout(resolve, this.#media.delayMs));
    if (this.health === 'dead') {
      if (onDeath === 'never') return new Promise(() => undefined);
      if (onDeath === 'resolve') return undefined as T;
      throw new Error('the media window is gone');
    }
    if (this.signalingState === 'closed') return new Promise(() => undefined);
    return run();
  }
}

export class FakeStream {
  readonly track = { kind: 'audio' as const, enabled: true, stop: (): void => undefined };
  readonly kind: 'microphone' | 'file';
  released = false;

  constructor(kind: 'microphone' | 'file') {
    this.kind = kind;
  }

  getTracks(): unknown[] {
    return [this.track];
  }

  getAudioTracks(): unknown[] {
    return [this.track];
  }

  getVideoTracks(): unknown[] {
    return [];
  }
}

/** Media without a window, for tests of signalling: everything can be refused, slowed down or lost. */
export class FakeRemoteMedia {
  readonly events = new TypedEmitter<RemoteMediaEvents>((error) => {
    throw error;
  });
  ready = true;
  /** Time of one step over the channel, and of gathering all candidates, in ms. */
  delayMs = 0;
  gatheringMs = 150;
  refuseMicrophone: AppErrorCode | null = null;
  microphoneMs = 0;
  refuseRemote = false;
  readonly peers: FakePeer[] = [];
  readonly streams: FakeStream[] = [];
  readonly played: { stream: FakeStream; bytes: Uint8Array }[] = [];
  playMs = 20;
  readonly bound = new Map<string, CallId | null>();
  readonly #stops = new Map<FakeStream, () => void>();

  get port(): RemoteMedia {
    const isReady = (): boolean => this.ready;
    const take = async (kind: 'microphone' | 'file'): ReturnType<RemoteMedia['takeMicrophone']> => {
      await new Promise((resolve) => setTimeout(resolve, this.microphoneMs));
      if (kind === 'microphone' && this.refuseMicrophone !== null)
        return err(appError(this.refuseMicrophone, 'refused by the test'));
      const stream = new FakeStream(kind);
      this.streams.push(stream);
      return ok(stream as unknown as RemoteStream);
    };
    return {
      events: this.events,
      get ready() {
        return isReady();
      },
      whenReady: () => Promise.resolve(this.ready),
      createPeerConnection: () => {
        const peer = new FakePeer(this);
        this.peers.push(peer);
        return peer as unknown as RemotePeerConnection;
      },
      SessionDescription: RemoteSessionDescription,
      takeMicrophone: () => take('microphone'),
      takeFileSource: () => take('file'),
      playFile: async (stream, bytes) => {
        const fake = stream as unknown as FakeStream;
        this.played.push({ stream: fake, bytes });
        const end = await new Promise<'finished' | 'stopped'>((resolve) => {
          const timer = setTimeout(() => resolve('finished'), this.playMs);
          this.#stops.set(fake, () => {
            clearTimeout(timer);
            resolve('stopped');
          });
        });
        return ok(end);
      },
      stopFile: (stream) => this.#stops.get(stream as unknown as FakeStream)?.(),
      releaseStream: (stream) => {
        (stream as unknown as FakeStream).released = true;
      },
      bindPeerToCall: (peerId, callId) => void this.bound.set(peerId, callId),
      peerOfCall: (callId) => [...this.bound].findLast(([, bound]) => bound === callId)?.[0],
      callOfPeer: (peerId) => this.bound.get(peerId) ?? undefined,
      statsOfCall: () => Promise.resolve([]),
      audioReport: () => Promise.resolve(undefined),
    };
  }

  /** The window dies; a new one is there after `ms`. */
  lose(ms: number): void {
    this.ready = false;
    for (const peer of this.peers) peer.health = 'dead';
    this.events.emit('lost', { generation: 1 });
    setTimeout(() => {
      this.ready = true;
      this.events.emit('ready', { generation: 2 });
    }, ms);
  }
}
