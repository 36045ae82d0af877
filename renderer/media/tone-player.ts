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
  readonly refresh: (present: readonly { readonly id: string }[]) => void;
};

/** Plays the application's own tones on one output device. Nothing runs and no device is open between tones. */
export function createTonePlayer(onFault: (error: unknown) => void): TonePlayer {
  let deviceId = '';
  let playing: { readonly name: ToneName; readonly context: OutputContext } | null = null;

  const end = (): void => {
    void playing?.context.close();
    playing = null;
  };

  const move = (context: OutputContext, id: string): void => {
    if (context.sinkId === id) return;
    context.setSinkId(id).catch((error: unknown) => {
      // The device is gone; a ring that nobody hears is worse than one from another speaker.
      if (id !== '') context.setSinkId('').catch(onFault);
      else onFault(error);
    });
  };

  const play = (name: ToneName): void => {
    if (playing?.name === name) return;
    end();
    const context = createAudioContext({ latencyHint: 'interactive' });
    playing = { name, context };
    move(context, deviceId);
    const samples = renderTone(name, context.sampleRate);
    const buffer = context.createBuffer(1, samples.length, context.sampleRate);
    buffer.copyToChannel(samples, 0);
    const source = new AudioBufferSourceNode(context, { buffer, loop: true });
    source.connect(context.destination);
    const { repeats, periodMs } = TONES[name];
    source.addEventListener('ended', () => {
      if (playing?.context === context) end();
    });
    source.start();
    if (repeats > 0) source.stop(context.currentTime + (repeats * periodMs) / 1_000);
    context.resume().catch(onFault);
  };

  return {
    play,
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
    refresh: (present) => {
      if (playing !== null) move(playing.context, present.some(({ id }) => id === deviceId) ? deviceId : '');
    },
  };
}
