import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { AppError } from '../../shared/errors/app-error.ts';
import { appError } from '../../shared/errors/app-error.ts';
import type { CallId } from '../../shared/lib/brand.ts';
import { DEFAULT_SOUND } from '../../shared/media/default-sound.ts';
import type { SoundSettings } from '../../shared/media/sound.ts';
import { TypedEmitter } from '../../shared/lib/typed-emitter.ts';
import type { MediaInput } from '../../shared/media/protocol.ts';
import { MICROPHONE_DEADLINE_MS, REQUEST_DEADLINE_MS, type MediaClient } from './media-client.ts';
import type { MediaControl, MediaEvents } from './media-control.ts';
import { mediaAppError, type RemoteMedia } from './remote-media.ts';

/**
 * The application's side of the media window. It remembers what is wanted (devices, open microphone, ringing) and asks it
 * again of every new window, so that a crash while the telephone rings does not silence it.
 */
export function createMediaControl(
  client: MediaClient,
  media: RemoteMedia,
  log: (message: string) => void,
): MediaControl {
  const events = new TypedEmitter<MediaEvents>((error, event) =>
    log(`media control listener for ${event} failed: ${String(error)}`),
  );
  let devices: MediaInput<'devices.set'> = { microphone: [''], speaker: [''], ringer: [''] };
  let sound: SoundSettings = DEFAULT_SOUND;
  let ownRing: Uint8Array | null = null;
  let headsetModels: MediaInput<'headset.look'>['models'] = [];
  let ringing: 'ring' | 'waiting' | null = null;
  /** Only ringback goes on by itself; busy and error tones are over before a new window is there. */
  let ringback = false;
  const wanted = { warm: false, monitor: false };

  let groups: readonly (readonly CallId[])[] = [];
  const applyMix = (): void =>
    client.cast('mix.set', {
      groups: groups
        .map((group) => group.flatMap((callId) => media.peerOfCall(callId) ?? []))
        .filter((group) => group.length > 1),
    });

  const askMicrophone = async (
    op: 'microphone.warm' | 'microphone.monitor' | 'selfTest.set',
    on: boolean,
  ): Promise<Result<void, AppError>> => {
    if (!(await client.whenReady(REQUEST_DEADLINE_MS))) return err(appError('media-unavailable', 'no media window'));
    try {
      await client.request(op, { on }, { deadlineMs: MICROPHONE_DEADLINE_MS });
      return ok();
    } catch (error) {
      return err(mediaAppError(error));
    }
  };

  client.events.on('ready', () => {
    client.cast('devices.set', devices);
    client.cast('sound.set', sound);
    if (ownRing !== null) client.cast('ring.own', { bytes: ownRing });
    if (headsetModels.length > 0) client.cast('headset.look', { models: headsetModels });
    if (ringing !== null) client.cast('ring.start', { kind: ringing });
    if (ringback) client.cast('tone.play', { tone: 'ringback' });
    if (groups.length > 0) applyMix();
    if (wanted.warm) void askMicrophone('microphone.warm', true);
    if (wanted.monitor) void askMicrophone('microphone.monitor', true);
    events.emit('window', 'ready');
  });
  client.events.on('lost', () => events.emit('window', 'lost'));
  media.events.on('bound', () => {
    if (groups.length > 0) applyMix();
  });
  client.events.on('message', (message) => {
    switch (message.type) {
      case 'devices':
        events.emit('devices', { microphones: message.microphones, speakers: message.speakers });
        return;
      case 'levels': {
        const callId = message.peerId === null ? null : media.callOfPeer(message.peerId);
        if (callId !== undefined)
          events.emit('levels', { callId, microphone: message.microphone, speaker: message.speaker });
        return;
      }
      case 'path': {
        const callId = media.callOfPeer(message.peerId);
        if (callId !== undefined) events.emit('path', { callId, codec: message.codec, arrives: message.arrives });
        return;
      }
      case 'speech':
        events.emit('speech', { speaking: message.speaking });
        return;
      case 'microphone':
        events.emit('microphone', { problem: message.problem, open: message.open, deviceId: message.deviceId });
        return;
      case 'self-test':
        events.emit('selfTest', { phase: message.phase, heard: message.heard });
        return;
      case 'outputs':
        events.emit('outputs', { speaker: message.speaker, ringer: message.ringer });
        return;
      case 'headsets':
        events.emit('headsets', message.headsets);
        return;
      case 'headset-signal':
        events.emit('headsetSignal', { key: message.key, signal: message.signal });
        return;
      case 'quality': {
        const callId = media.callOfPeer(message.peerId);
        if (callId !== undefined) events.emit('quality', { callId, sample: message.sample });
        return;
      }
      case 'talk': {
        const callId = media.callOfPeer(message.peerId);
        if (callId !== undefined) events.emit('talk', { callId, chunk: message.chunk });
        return;
      }
      case 'recording':
        // For the recorder (call-recorder.ts).
        return;
      case 'fault':
        // Logged by the client; nothing is broken by it.
        return;
    }
  });

  return {
    events,
    startRinging: (kind, tone) => {
      ringing = kind;
      client.cast('ring.start', { kind, ...(tone === undefined ? {} : { tone }) });
    },
    stopRinging: () => {
      ringing = null;
      client.cast('ring.stop', null);
    },
    playTone: (tone) => {
      ringback = tone === 'ringback';
      client.cast('tone.play', { tone });
    },
    mix: (wantedGroups) => {
      groups = wantedGroups;
      applyMix();
    },
    setDevices: (ladders) => {
      devices = ladders;
      client.cast('devices.set', devices);
    },
    setSound: (next) => {
      sound = next;
      client.cast('sound.set', sound);
    },
    setOwnRing: async (bytes) => {
      if (!(await client.whenReady(REQUEST_DEADLINE_MS))) return err(appError('media-unavailable', 'no media window'));
      try {
        await client.request('ring.own', { bytes });
        ownRing = bytes;
        return ok();
      } catch (error) {
        if (error instanceof Error && error.name === 'EncodingError')
          return err(appError('sound-unreadable', 'the browser cannot decode the file'));
        return err(mediaAppError(error));
      }
    },
    warmMicrophone: (on) => {
      wanted.warm = on;
      return askMicrophone('microphone.warm', on);
    },
    monitorMicrophone: (on) => {
      wanted.monitor = on;
      return askMicrophone('microphone.monitor', on);
    },
    probeMicrophone: async () => {
      try {
        return (await client.request('microphone.probe', null)).silent;
      } catch {
        return false;
      }
    },
    selfTest: (on) => askMicrophone('selfTest.set', on),
    useHeadsets: (models) => {
      headsetModels = models.map(({ vendorId, productId }) => ({ vendorId, productId }));
      client.cast('headset.look', { models: headsetModels });
    },
    lightHeadset: (key, lights, again) => client.cast('headset.light', { key, lights, again }),
  };
}
