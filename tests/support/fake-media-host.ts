import type { MediaPort } from '../../shared/media/media-port.ts';
import {
  MEDIA_PROTOCOL,
  parseRequest,
  type HostMessage,
  type MediaInput,
  type MediaOperation,
  type MediaOutput,
  type MediaRequest,
} from '../../shared/media/protocol.ts';
import type { MicrophoneProblem } from '../../shared/media/microphone-problem.ts';
import { createSpeechDetector } from '../../renderer/media/speech.ts';
import { FakePeer, mediaFault } from './fake-peer.ts';
import { portPair } from './port-pair.ts';

const GUM_ERRORS: Readonly<Record<Exclude<MicrophoneProblem, 'none'>, string>> = {
  missing: 'NotFoundError',
  refused: 'NotAllowedError',
  busy: 'NotReadableError',
};

export type FakeMediaHostOptions = {
  readonly microphone?: MicrophoneProblem;
  /** Level of the fake microphone, 0..1. */
  readonly level?: number;
  /** `any`: a connection comes up whoever its far end is, a scripted one too. Default `known`: two fakes of this process only. */
  readonly farEnds?: 'known' | 'any';
  /** Time before a request is carried out, in ms. */
  readonly delayMs?: (op: MediaOperation) => number;
  /** True makes every description of a far end fail. */
  readonly refuseRemote?: () => boolean;
};

/** A media host without sound: it stands where the media page stands and may not behave differently. */
export type FakeMediaHost = {
  /** Main's end of the channel. */
  readonly port: MediaPort;
  /** Operations in order of arrival. */
  readonly asked: readonly MediaOperation[];
  readonly setMicrophone: (problem: MicrophoneProblem) => void;
  /** Ends the host as a crash would. */
  readonly die: () => void;
  /** From now on nothing is answered or said. */
  readonly hang: () => void;
  /** The connections that are open, oldest first. */
  readonly peers: () => readonly FakePeer[];
  /** The connection of this name, while it is open. */
  readonly peer: (peerId: string) => FakePeer | undefined;
  /** Sends an event of the host's own accord. */
  readonly say: (message: HostMessage) => void;
};

type Track = { readonly streamId: string; enabled: boolean; readonly level: () => number };
type Handlers = {
  readonly [Op in MediaOperation]: (input: MediaInput<Op>) => MediaOutput<Op> | Promise<MediaOutput<Op>>;
};

export function createFakeMediaHost({
  microphone = 'none',
  level = 0.2,
  farEnds = 'known',
  delayMs = () => 0,
  refuseRemote = () => false,
}: FakeMediaHostOptions = {}): FakeMediaHost {
  const [mainEnd, hostEnd] = portPair();
  const peers = new Map<string, FakePeer>();
  const tracks = new Map<string, Track>();
  const playing = new Map<string, () => void>();
  const watched = new Set<string>();
  const asked: MediaOperation[] = [];
  let problem = microphone;
  let told: MicrophoneProblem = 'none';
  let open = false;
  let hanging = false;
  let monitoring = false;

  const say = (message: HostMessage): void => {
    if (!hanging) hostEnd.post(message);
  };
  // The page's own, so that speech begins and ends by the same rule.
  const speech = createSpeechDetector((speaking) => say({ type: 'speech', speaking }));
  const timer = setInterval(() => {
    if (monitoring) {
      say({ type: 'levels', peerId: null, microphone: level, speaker: 0 });
      speech.hear(level, performance.now());
    }
    for (const peerId of watched) {
      const peer = peers.get(peerId);
      if (peer?.snapshot.connectionState !== 'connected') continue;
      const { microphoneLevel, speakerLevel } = peer.report();
      say({ type: 'levels', peerId, microphone: microphoneLevel, speaker: speakerLevel });
      speech.hear(microphoneLevel, performance.now());
    }
  }, 200);
  timer.unref();

  const get = (peerId: string): FakePeer => {
    const peer = peers.get(peerId);
    if (peer === undefined) throw mediaFault('NotFoundError', `no connection ${peerId}`);
    return peer;
  };
  const openMicrophone = (): void => {
    const opens = problem === 'none';
    if (problem !== told || opens !== open) say({ type: 'microphone', problem, open: opens, deviceId: '' });
    told = problem;
    open = opens;
    if (problem !== 'none') throw mediaFault(GUM_ERRORS[problem], 'no microphone');
  };
  const endSpeech = (): void => {
    if (watched.size === 0 && !monitoring) speech.end();
  };
  const releaseStream = (streamId: string): void => {
    for (const [trackId, track] of tracks) if (track.streamId === streamId) tracks.delete(trackId);
    playing.get(streamId)?.();
  };

  const handlers: Handlers = {
    ping: () => null,
    'peer.create': ({ peerId }) => {
      const peer: FakePeer = new FakePeer(
        (name, candidate, tone = '') =>
          say({ type: 'peer', name, peer: { peerId, snapshot: peer.snapshot }, candidate, tone }),
        farEnds,
      );
      peers.set(peerId, peer);
      return null;
    },
    // It speaks one codec.
    'peer.setCodecs': () => null,
    'peer.addTrack': ({ peerId, trackId }) => {
      if (!tracks.has(trackId)) throw mediaFault('NotFoundError', `no track ${trackId}`);
      get(peerId).addTrack(() => {
        const track = tracks.get(trackId);
        return track === undefined ? undefined : track.enabled ? track.level() : 0;
      });
      return null;
    },
    'peer.createOffer': ({ peerId, options }) => get(peerId).createOffer(options),
    'peer.createAnswer': ({ peerId }) => get(peerId).createAnswer(),
    'peer.setLocal': ({ peerId, description }) => (get(peerId).setLocal(description), null),
    'peer.setRemote': ({ peerId, description }) => {
      if (refuseRemote()) throw mediaFault('OperationError', 'refused by the test');
      get(peerId).setRemote(description);
      return null;
    },
    'peer.insertDtmf': ({ peerId, tones, append, durationMs, gapMs }) => (
      get(peerId).insertDtmf(tones, append, durationMs, gapMs),
      null
    ),
    'peer.setHeld': () => null,
    'peer.close': ({ peerId }) => {
      peers.get(peerId)?.close();
      peers.delete(peerId);
      watched.delete(peerId);
      endSpeech();
      return null;
    },
    'peer.stats': ({ peerId }) => [{ type: 'fake', ...get(peerId).report() }],
    'peer.report': ({ peerId }) => get(peerId).report(),
    'peer.watchLevels': ({ peerId, on }) => {
      if (on) watched.add(peerId);
      else watched.delete(peerId);
      endSpeech();
      return null;
    },
    'mix.set': () => null,
    'microphone.take': ({ streamId, trackId }) => {
      openMicrophone();
      tracks.set(trackId, { streamId, enabled: true, level: () => level });
      return null;
    },
    'microphone.warm': ({ on }) => {
      if (on) openMicrophone();
      return null;
    },
    'microphone.monitor': ({ on }) => {
      if (on) openMicrophone();
      monitoring = on;
      endSpeech();
      return null;
    },
    'file.take': ({ streamId, trackId }) => {
      tracks.set(trackId, { streamId, enabled: true, level: () => (playing.has(streamId) ? 0.4 : 0) });
      return null;
    },
    'file.play': ({ streamId, bytes }) =>
      new Promise((resolve, reject) => {
        if (![...tracks.values()].some((track) => track.streamId === streamId))
          throw mediaFault('NotFoundError', `no file source ${streamId}`);
        const seconds = secondsOfWave(bytes);
        if (seconds === undefined) {
          reject(mediaFault('EncodingError', 'unable to decode audio data'));
          return;
        }
        playing.get(streamId)?.();
        const stop = (): void => settle('stopped');
        const end = setTimeout(() => settle('finished'), seconds * 1_000);
        const settle = (how: 'finished' | 'stopped'): void => {
          clearTimeout(end);
          if (playing.get(streamId) === stop) playing.delete(streamId);
          resolve({ end: how });
        };
        playing.set(streamId, stop);
      }),
    'file.stop': ({ streamId }) => (playing.get(streamId)?.(), null),
    'stream.release': ({ streamId }) => (releaseStream(streamId), null),
    'track.setEnabled': ({ trackId, enabled }) => {
      const track = tracks.get(trackId);
      if (track !== undefined) track.enabled = enabled;
      return null;
    },
    'track.stop': ({ trackId }) => (tracks.delete(trackId), null),
    'recording.start': ({ recordingId }) => {
      say({ type: 'recording', recordingId, begins: true, bytes: new Uint8Array(4), peaks: new Uint8Array(8) });
      return null;
    },
    'recording.pause': () => null,
    'recording.stop': () => null,
    'peer.announce': ({ peerId }) => (get(peerId), { end: 'finished' }),
    'devices.set': () => null,
    'sound.set': () => null,
    'ring.own': ({ bytes }) => ({ lengthMs: bytes === null ? 0 : (secondsOfWave(bytes) ?? 0) * 1_000 }),
    'microphone.probe': () => ({ silent: false }),
    'selfTest.set': () => null,
    'ring.start': () => null,
    'ring.stop': () => null,
    'tone.play': () => null,
    'headset.look': () => null,
    'headset.light': () => null,
  };

  const run = async ({ id, op, input }: MediaRequest): Promise<void> => {
    const peerId = input !== null && 'peerId' in input ? input.peerId : null;
    const peer = (): Extract<HostMessage, { type: 'reply' }>['peer'] => {
      const found = peerId === null ? undefined : peers.get(peerId);
      return peerId === null || found === undefined ? null : { peerId, snapshot: found.snapshot };
    };
    try {
      const waitMs = delayMs(op);
      if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
      const value = await (handlers[op] as (given: unknown) => unknown)(input);
      if (id !== 0) say({ type: 'reply', id, peer: peer(), outcome: { ok: true, value } });
    } catch (error) {
      const { name, message } = error as Error;
      if (id === 0) say({ type: 'fault', op, peerId, error: { name, message } });
      else say({ type: 'reply', id, peer: peer(), outcome: { ok: false, error: { name, message } } });
    }
  };

  hostEnd.onMessage((data) => {
    const request = parseRequest(data);
    if (!request.ok) throw new Error(`main sent nonsense: ${request.error.op}: ${request.error.message}`);
    asked.push(request.value.op);
    if (!hanging) void run(request.value);
  });
  const end = (): void => {
    clearInterval(timer);
    for (const peer of peers.values()) peer.close();
    peers.clear();
  };
  hostEnd.onClose(end);
  say({ type: 'hello', protocol: MEDIA_PROTOCOL });
  say({
    type: 'devices',
    microphones: problem === 'missing' ? [] : [{ id: 'fake-microphone', label: 'Fake microphone' }],
    speakers: [{ id: 'fake-speaker', label: 'Fake speaker' }],
  });

  return {
    port: mainEnd,
    asked,
    setMicrophone: (next) => {
      problem = next;
    },
    die: () => hostEnd.close(),
    hang: () => {
      hanging = true;
    },
    peers: () => [...peers.values()],
    peer: (peerId) => peers.get(peerId),
    say,
  };
}

/** Length of a RIFF WAVE file of 16-bit samples in seconds, by its header; undefined for anything else. */
function secondsOfWave(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 44 || view.getUint32(0) !== 0x52494646) return undefined;
  const bytesPerSecond = view.getUint32(28, true);
  return bytesPerSecond === 0 ? undefined : (bytes.byteLength - 44) / bytesPerSecond;
}
