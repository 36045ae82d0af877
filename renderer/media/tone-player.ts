import { createAudioContext, type OutputContext } from './audio-output.ts';
import { followDevice } from './follow-device.ts';
import { renderTone, TONES, type ToneName } from './tones.ts';

export type TonePlayer = {
  /** Starts a tone in place of the one that plays; the same one goes on undisturbed. */
  readonly play: (name: ToneName) => void;
  /** Ends this tone; another one that plays goes on. */
  readonly stop: (name: ToneName) => void;
  /** Ends a call progress tone, leaving call waiting alone. */
  readonly stopProgress: () => void;
  /** Output device by id, empty for the default; a playing tone moves over. */
  readonly setDevice: (deviceId: string) => void;
  /** 0..1; a playing tone follows. */
  readonly setVolume: (volume: number) => void;
  /** A sound in the place of a tone, from now on; null gives the tone back. */
  readonly setOwn: (name: ToneName, sound: AudioBuffer | null) => void;
};

type Playing = {
  readonly name: ToneName;
  readonly context: OutputContext;
  readonly gain: GainNode;
  readonly moveTo: (deviceId: string) => void;
  /** The device that it was begun on or led to last. */
  deviceId: string;
  readonly begunAt: number;
  /** How far it had played at the last look, in seconds of its own clock, and when it was last seen to go on. */
  heardTo: number;
  wentOnAt: number;
};

/** How often a tone is looked at while it plays, in ms. */
const LOOK_MS = 250;
/** A tone that has not gone on for so long is begun anew, in ms: its device takes nothing any more, and no event may have told. */
const STANDS_STILL_MS = 1_500;
/** The same for one that was not heard yet: some devices open slowly. */
const OPENS_MS = 5_000;
/** A device that fails so soon after a tone was begun on it is left for the system's choice, in ms. */
const FAILS_AT_ONCE_MS = 2_000;

/**
 * Plays the application's own tones on one output device. Nothing runs and no device is open between tones. A tone is kept up
 * when its device is pulled out while it plays, at whichever moment.
 */
export function createTonePlayer(onFault: (error: unknown) => void): TonePlayer {
  const own = new Map<ToneName, AudioBuffer>();
  let deviceId = '';
  /** A device that is listed and takes no sound. */
  let shunned: string | null = null;
  let volume = 1;
  let playing: Playing | null = null;
  let watch: number | null = null;

  const end = (): void => {
    const ended = playing;
    playing = null;
    if (watch !== null) window.clearInterval(watch);
    watch = null;
    void ended?.context.close();
  };

  const target = (): string => (deviceId === shunned ? '' : deviceId);

  const bufferOf = (name: ToneName, context: OutputContext): AudioBuffer => {
    const sound = own.get(name);
    if (sound !== undefined) return sound;
    const samples = renderTone(name, context.sampleRate);
    const buffer = context.createBuffer(1, samples.length, context.sampleRate);
    buffer.copyToChannel(samples, 0);
    return buffer;
  };

  const lead = (mine: Playing): void => {
    mine.deviceId = target();
    mine.moveTo(mine.deviceId);
  };

  /** The device under the tone is gone: once more, on the one that is wanted now. */
  const beginAnew = (mine: Playing): void => {
    // While it is led away, `sinkId` names the device that failed.
    const failsAtOnce = performance.now() - mine.begunAt < FAILS_AT_ONCE_MS && mine.context.sinkId === deviceId;
    if (failsAtOnce && deviceId !== '') shunned = deviceId;
    begin(mine.name);
  };

  const look = (mine: Playing): void => {
    const { context } = mine;
    const now = performance.now();
    if (context.currentTime > mine.heardTo) {
      mine.heardTo = context.currentTime;
      mine.wentOnAt = now;
    }
    if (now - mine.wentOnAt > (mine.heardTo === 0 ? OPENS_MS : STANDS_STILL_MS)) beginAnew(mine);
    // It had to be left to the system's choice before, and may be there again.
    else if (context.sinkId !== target()) lead(mine);
  };

  const begin = (name: ToneName): void => {
    end();
    const context = createAudioContext({ latencyHint: 'interactive' });
    const gain = new GainNode(context, { gain: volume });
    const now = performance.now();
    const mine: Playing = {
      name,
      context,
      gain,
      moveTo: followDevice(context, onFault),
      deviceId: target(),
      begunAt: now,
      heardTo: 0,
      wentOnAt: now,
    };
    playing = mine;
    lead(mine);
    const source = new AudioBufferSourceNode(context, { buffer: bufferOf(name, context), loop: true });
    source.connect(gain);
    gain.connect(context.destination);
    const { repeats, periodMs } = TONES[name];
    source.addEventListener('ended', () => {
      if (playing === mine) end();
    });
    // What the browser does when the device is pulled while it plays. On the system's choice there is nothing better: that is looked at again.
    context.addEventListener('error', () => {
      if (playing === mine && (mine.deviceId !== '' || target() !== '')) beginAnew(mine);
    });
    source.start();
    if (repeats > 0) source.stop(context.currentTime + (repeats * periodMs) / 1_000);
    context.resume().catch(onFault);
    watch = window.setInterval(() => look(mine), LOOK_MS);
  };

  return {
    play: (name) => {
      if (playing?.name === name) return;
      shunned = null;
      begin(name);
    },
    stop: (name) => {
      if (playing?.name === name) end();
    },
    stopProgress: () => {
      if (playing !== null && playing.name !== 'waiting') end();
    },
    setDevice: (id) => {
      if (id !== deviceId) shunned = null;
      deviceId = id;
      if (playing !== null) lead(playing);
    },
    setVolume: (next) => {
      volume = next;
      playing?.gain.gain.setTargetAtTime(next, playing.context.currentTime, 0.02);
    },
    setOwn: (name, sound) => {
      if (sound === null) own.delete(name);
      else own.set(name, sound);
      if (playing?.name === name) begin(name);
    },
  };
}
