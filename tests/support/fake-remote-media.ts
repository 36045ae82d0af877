import { MediaClient } from '../../electron/media/media-client.ts';
import type { RemoteStream, RemoteTrack } from '../../electron/media/remote-audio.ts';
import { createRemoteMedia, type RemoteMedia } from '../../electron/media/remote-media.ts';
import type { RemotePeerConnection } from '../../electron/media/remote-peer.ts';
import type { MicrophoneProblem } from '../../shared/media/microphone-problem.ts';
import { createFakeMediaHost, type FakeMediaHost } from './fake-media-host.ts';

/** A stream that was taken, and whether it was given back. */
type SeenStream = {
  readonly kind: 'microphone' | 'file';
  readonly track: RemoteTrack;
  readonly stream: RemoteStream;
  released: boolean;
};

/** The real main side of media on the fake host, for tests of signalling: everything can be refused, slowed down or lost. */
export class FakeRemoteMedia {
  readonly port: RemoteMedia;
  /** Every connection that was made, the closed and dead ones too. */
  readonly peers: RemotePeerConnection[] = [];
  readonly streams: SeenStream[] = [];
  /** Kinds of the streams into which sounds were played. */
  readonly played: SeenStream['kind'][] = [];
  /** Time that the host takes for each request, and for opening the microphone, in ms. */
  delayMs = 0;
  microphoneMs = 0;
  refuseRemote = false;
  readonly #client = new MediaClient(() => undefined);
  #microphone: MicrophoneProblem = 'none';
  #host: FakeMediaHost;

  constructor() {
    const media = createRemoteMedia(this.#client, () => undefined);
    const seen = async (kind: SeenStream['kind'], taking: ReturnType<RemoteMedia['takeMicrophone']>) => {
      const taken = await taking;
      const [track] = taken.ok ? taken.value.getTracks() : [];
      if (taken.ok && track !== undefined) this.streams.push({ kind, track, stream: taken.value, released: false });
      return taken;
    };
    const find = (stream: RemoteStream): SeenStream | undefined => this.streams.find((one) => one.stream === stream);
    this.port = {
      ...media,
      get ready() {
        return media.ready;
      },
      createPeerConnection: (config) => {
        const peer = media.createPeerConnection(config);
        this.peers.push(peer);
        return peer;
      },
      takeMicrophone: () => seen('microphone', media.takeMicrophone()),
      takeFileSource: () => seen('file', media.takeFileSource()),
      playFile: (stream, bytes) => {
        const kind = find(stream)?.kind;
        if (kind !== undefined) this.played.push(kind);
        return media.playFile(stream, bytes);
      },
      releaseStream: (stream) => {
        const known = find(stream);
        if (known !== undefined) known.released = true;
        media.releaseStream(stream);
      },
    };
    this.#host = this.#open();
  }

  /** Resolves when the first window is there. */
  async ready(): Promise<void> {
    await this.#client.whenReady(5_000);
  }

  setMicrophone(problem: MicrophoneProblem): void {
    this.#microphone = problem;
    this.#host.setMicrophone(problem);
  }

  /** Keys that the connection was asked to send. */
  keysOf(peer: RemotePeerConnection | undefined): readonly string[] {
    return peer === undefined ? [] : (this.#host.peer(peer.id)?.keys ?? []);
  }

  /** Breaks the network path of a connection. */
  breakPath(peer: RemotePeerConnection | undefined): void {
    if (peer !== undefined) this.#host.peer(peer.id)?.setPath('failed');
  }

  /** The window dies; a new one is there after `ms`. */
  lose(ms: number): void {
    this.#client.detach();
    setTimeout(() => (this.#host = this.#open()), ms);
  }

  #open(): FakeMediaHost {
    const host = createFakeMediaHost({
      microphone: this.#microphone,
      farEnds: 'any',
      delayMs: (op) => this.delayMs + (op === 'microphone.take' ? this.microphoneMs : 0),
      refuseRemote: () => this.refuseRemote,
    });
    this.#client.attach(host.port);
    return host;
  }
}
