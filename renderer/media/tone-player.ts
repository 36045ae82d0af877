import { createAudioContext, type OutputContext } from './audio-output.ts';
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

type Playing = { readonly name: ToneName; readonly context: OutputContext; readonly gain: GainNode };

/** Plays the application's own tones on one output device. Nothing runs and no device is open between tones. */
export function createTonePlayer(onFault: (error: unknown) => void): TonePlayer {
  const own = new Map<ToneName, AudioBuffer>();
  let deviceId = '';
  let volume = 1;
  let playing: Playing | null = null;

  const end = (): void => {
    const ended = playing;
    playing = null;
    void ended?.context.close();
  };

  const move = (context: OutputContext, id: string): void => {
    if (context.sinkId === id) return;
    context.setSinkId(id).catch((error: unknown) => {
      // The device is gone; a ring that nobody hears is worse than one from another speaker.
      if (id !== '') context.setSinkId('').catch(onFault);
      else onFault(error);
    });
  };

  const bufferOf = (name: ToneName, context: OutputContext): AudioBuffer => {
    const sound = own.get(name);
    if (sound !== undefined) return sound;
    const samples = renderTone(name, context.sampleRate);
    const buffer = context.createBuffer(1, samples.length, context.sampleRate);
    buffer.copyToChannel(samples, 0);
    return buffer;
  };

  const begin = (name: ToneName, id: string): void => {
    end();
    const context = createAudioContext({ latencyHint: 'interactive' });
    const gain = new GainNode(context, { gain: volume });
    const mine: Playing = { name, context, gain };
    playing = mine;
    move(context, id);
    const source = new AudioBufferSourceNode(context, { buffer: bufferOf(name, context), loop: true });
    source.connect(gain);
    gain.connect(context.destination);
    const { repeats, periodMs } = TONES[name];
    source.addEventListener('ended', () => {
      if (playing === mine) end();
    });
    // What the browser does when the device is pulled while it plays: once more, on the system's choice.
    context.addEventListener('error', () => {
      if (playing === mine) begin(name, '');
    });
    source.start();
    if (repeats > 0) source.stop(context.currentTime + (repeats * periodMs) / 1_000);
    context.resume().catch(onFault);
  };

  return {
    play: (name) => {
      if (playing?.name !== name) begin(name, deviceId);
    },
    stop: (name) => {
      if (playing?.name === name) end();
    },
    stopProgress: () => {
      if (playing !== null && playing.name !== 'waiting') end();
    },
    setDevice: (id) => {
      deviceId = id;
      if (playing !== null) move(playing.context, id);
    },
    setVolume: (next) => {
      volume = next;
      playing?.gain.gain.setTargetAtTime(next, playing.context.currentTime, 0.02);
    },
    setOwn: (name, sound) => {
      if (sound === null) own.delete(name);
      else own.set(name, sound);
      if (playing?.name === name) begin(name, deviceId);
    },
  };
}
