import {
  MEDIA_PROTOCOL,
  parseRequest,
  type HostMessage,
  type MediaFault,
  type MediaInput,
  type MediaOperation,
  type MediaOutput,
  type MediaRequest,
} from '../../shared/media/protocol.ts';
import { announce } from './announcer.ts';
import { createDevices } from './devices.ts';
import { createFileSources } from './file-source.ts';
import { createHeadsetHost } from './headset/headset-host.ts';
import { createWebHidPort } from './headset/web-hid-port.ts';
import { createLevels } from './levels.ts';
import { createMixer } from './mixer.ts';
import { createMicrophone } from './microphone.ts';
import { createMonitor } from './monitor.ts';
import { createOutputs } from './outputs.ts';
import { createPeerHost } from './peer-host.ts';
import { createSelfTest } from './self-test.ts';
import { isSilent } from './silence-probe.ts';
import { createQuality } from './quality.ts';
import { createRecorders } from './recorder.ts';
import { createSpeechDetector } from './speech.ts';
import { createTalkWatch } from './talk/talk-watch.ts';
import { audioReportOf, plainStats } from './stats.ts';
import { createTrackTable } from './track-table.ts';

type Handlers = {
  readonly [Op in MediaOperation]: (input: MediaInput<Op>) => MediaOutput<Op> | Promise<MediaOutput<Op>>;
};

/**
 * Carries out what main asks and tells main what happens. Requests are begun in the order of their arrival.
 *
 * @returns the receiver of frames from main
 */
export function startHost(post: (message: HostMessage) => void): (data: unknown) => void {
  const fault = (op: string, error: unknown, peerId: string | null = null): void =>
    post({ type: 'fault', op, peerId, error: faultOf(error) });
  const tracks = createTrackTable();
  const microphone = createMicrophone(
    tracks,
    () => devices.present(),
    (status) => post({ type: 'microphone', ...status }),
  );
  const files = createFileSources(tracks);
  const peers = createPeerHost({ tracks, post, fault, onTracks: () => mixer.refresh() });
  const mixer = createMixer(peers.legOf, (error) => fault('mix.set', error));
  const outputs = createOutputs({
    peers,
    present: () => devices.present().speakers,
    onUse: (use) => post({ type: 'outputs', ...use }),
    fault,
  });
  const recorders = createRecorders(peers.find, post);
  const speech = createSpeechDetector((speaking) => post({ type: 'speech', speaking }));
  const selfTest = createSelfTest({
    output: outputs.forVoice,
    onPhase: (phase, heard) => post({ type: 'self-test', phase, heard }),
    onEnd: () => microphone.letGo('self-test'),
  });
  const monitor = createMonitor((level) => {
    selfTest.hear(level);
    post({ type: 'levels', peerId: null, microphone: level, speaker: 0 });
    speech.hear(level, performance.now());
  });
  const levels = createLevels(
    peers.find,
    (peerId, level) => {
      post({ type: 'levels', peerId, ...level });
      speech.hear(level.microphone, performance.now());
    },
    (peerId, path) => post({ type: 'path', peerId, ...path }),
  );
  const quality = createQuality(peers.find, (peerId, sample) => post({ type: 'quality', peerId, sample }));
  const talk = createTalkWatch({
    find: peers.find,
    legOf: peers.legOf,
    microphone: microphone.track,
    onChunk: (peerId, chunk) => post({ type: 'talk', peerId, chunk }),
    onFault: (peerId, error) => fault('talk', error, peerId),
  });
  const devices = createDevices({
    onList: (list) => post({ type: 'devices', ...list }),
    onChange: async () => {
      outputs.devicesChanged();
      await microphone.devicesChanged();
      await followMonitor();
    },
    busy: () => microphone.isOpen() || peers.count() > 0 || outputs.isRinging(),
  });
  /** The meter shows the track that is sent, and that one may have been replaced. */
  const followMonitor = async (): Promise<void> => {
    if (monitor.running()) await monitor.start(await microphone.hold('monitor'));
  };

  const headsets = createHeadsetHost({
    port: createWebHidPort(),
    onHeadsets: (list) => post({ type: 'headsets', headsets: list }),
    onSignal: (key, signal) => post({ type: 'headset-signal', key, signal }),
    onFault: (error) => fault('headset', error),
  });

  const handlers: Handlers = {
    ping: () => null,
    'peer.create': ({ peerId, config }) => peers.create(peerId, config),
    'peer.addTrack': ({ peerId, trackId, streamId }) => peers.addTrack(peerId, trackId, streamId),
    'peer.createOffer': ({ peerId, options }) => peers.createOffer(peerId, options),
    'peer.createAnswer': ({ peerId }) => peers.createAnswer(peerId),
    'peer.setLocal': ({ peerId, description }) => peers.setLocal(peerId, description),
    'peer.setRemote': ({ peerId, description }) => peers.setRemote(peerId, description),
    'peer.insertDtmf': ({ peerId, tones, append, durationMs, gapMs }) =>
      peers.insertDtmf(peerId, tones, append, durationMs, gapMs),
    'peer.setHeld': ({ peerId, on }) => peers.setHeld(peerId, on),
    'peer.setCodecs': ({ peerId, codecs }) => peers.setCodecs(peerId, codecs),
    'peer.close': ({ peerId }) => {
      levels.watch(peerId, false);
      quality.watch(peerId, false);
      talk.watch(peerId, false);
      if (!levels.running() && !monitor.running()) speech.end();
      return peers.close(peerId);
    },
    'peer.stats': async ({ peerId }) => plainStats(await peers.get(peerId).getStats()),
    'peer.report': async ({ peerId }) => audioReportOf(await peers.get(peerId).getStats()),
    'peer.watchLevels': ({ peerId, on }) => {
      levels.watch(peerId, on);
      quality.watch(peerId, on);
      talk.watch(peerId, on);
      if (!levels.running() && !monitor.running()) speech.end();
      return null;
    },
    'mix.set': ({ groups }) => mixer.set(groups),
    'microphone.take': async ({ streamId, trackId }) => {
      await microphone.take(streamId, trackId);
      return null;
    },
    'microphone.warm': async ({ on }) => {
      if (on) await microphone.hold('warm');
      else microphone.letGo('warm');
      return null;
    },
    'microphone.monitor': async ({ on }) => {
      if (on) await monitor.start(await microphone.hold('monitor'));
      else {
        monitor.stop();
        microphone.letGo('monitor');
        if (!levels.running()) speech.end();
      }
      return null;
    },
    'microphone.probe': async () => ({ silent: microphone.isOpen() && (await isSilent(microphone.deviceId())) }),
    'selfTest.set': async ({ on }) => {
      if (on) selfTest.start(await microphone.hold('self-test'));
      else selfTest.stop();
      return null;
    },
    'file.take': ({ streamId, trackId }) => files.take(streamId, trackId),
    'file.play': async ({ streamId, bytes }) => ({ end: await files.play(streamId, bytes) }),
    'file.stop': ({ streamId }) => files.stop(streamId),
    'stream.release': ({ streamId }) => {
      files.release(streamId);
      tracks.releaseStream(streamId);
      microphone.closeIfUnused();
      return null;
    },
    'track.setEnabled': ({ trackId, enabled }) => tracks.setEnabled(trackId, enabled),
    'track.stop': ({ trackId }) => {
      tracks.stop(trackId);
      microphone.closeIfUnused();
      return null;
    },
    'recording.start': ({ recordingId, peerId, paused }) => recorders.start(recordingId, peerId, paused),
    'recording.pause': ({ recordingId, on }) => recorders.pause(recordingId, on),
    'recording.stop': ({ recordingId }) => recorders.stop(recordingId),
    'peer.announce': async ({ peerId, bytes }) => ({ end: await announce(peers.get(peerId), tracks, bytes) }),
    'devices.set': async ({ microphone: ladder, ...ladders }) => {
      outputs.setDevices(ladders);
      await microphone.setDevices(ladder);
      await followMonitor();
      return null;
    },
    'sound.set': async ({ inputVolume, ...sound }) => {
      outputs.setSound({ inputVolume, ...sound });
      await microphone.setProcessing(sound);
      await microphone.setVolume(inputVolume);
      await followMonitor();
      return null;
    },
    'ring.own': async ({ bytes }) => ({ lengthMs: await outputs.setOwnRing(bytes) }),
    'ring.start': ({ kind, tone }) => {
      outputs.ring(kind, tone);
      return null;
    },
    'ring.stop': () => {
      outputs.stopRing();
      return null;
    },
    'tone.play': ({ tone }) => {
      outputs.tone(tone);
      return null;
    },
    'headset.look': async ({ models }) => {
      await headsets.look(models);
      return null;
    },
    'headset.light': ({ key, lights, again }) => {
      headsets.light(key, lights, again);
      return null;
    },
  };

  const run = async (request: MediaRequest): Promise<void> => {
    const { id, op, input } = request;
    const peerId = input !== null && 'peerId' in input ? input.peerId : null;
    // The connection as it is when the answer leaves; a closed one has no state any more.
    const peer = (): Extract<HostMessage, { type: 'reply' }>['peer'] => {
      const snapshot = peerId === null ? undefined : peers.snapshot(peerId);
      return peerId === null || snapshot === undefined ? null : { peerId, snapshot };
    };
    try {
      const value = await (handlers[op] as (given: unknown) => unknown)(input);
      if (id !== 0) post({ type: 'reply', id, peer: peer(), outcome: { ok: true, value } });
    } catch (error) {
      if (id === 0) fault(op, error, peerId);
      else post({ type: 'reply', id, peer: peer(), outcome: { ok: false, error: faultOf(error) } });
    }
  };

  post({ type: 'hello', protocol: MEDIA_PROTOCOL });
  devices.start().catch((error: unknown) => fault('devices', error));

  return (data) => {
    const request = parseRequest(data);
    if (request.ok) {
      void run(request.value);
      return;
    }
    const { id, op, message } = request.error;
    const error = { name: 'TypeError', message };
    if (id === 0) post({ type: 'fault', op, peerId: null, error });
    else post({ type: 'reply', id, peer: null, outcome: { ok: false, error } });
  };
}

function faultOf(error: unknown): MediaFault {
  return error instanceof Error || error instanceof DOMException
    ? { name: error.name, message: error.message }
    : { name: 'Error', message: String(error) };
}
