import type { SelfTestPhase } from '../../shared/media/sound.ts';
import { createAudioContext } from './audio-output.ts';

/** How long is recorded, in ms. */
const RECORD_MS = 5_000;
/** Loudest moment (linear peak) below which nobody spoke: -40 dB of full scale. */
const AUDIBLE = 0.01;

export type SelfTest = {
  /** Records five seconds of the track and plays them. Starts anew when one is running. */
  readonly start: (track: MediaStreamTrack) => void;
  readonly stop: () => void;
  /** One reading of the microphone's level, 0..1. */
  readonly hear: (level: number) => void;
  readonly running: () => boolean;
};

/**
 * Lets the agent hear their own microphone in their own headset. The recording lives in memory until it has been played.
 *
 * @param options.output device id (empty: the system's default) and volume 0..1 to play on
 * @param options.onPhase also told whether anything was heard, once that is known
 * @param options.onEnd the microphone is needed no more
 */
export function createSelfTest({
  output,
  onPhase,
  onEnd,
}: {
  readonly output: () => { readonly deviceId: string; readonly volume: number };
  readonly onPhase: (phase: SelfTestPhase, heard: boolean | null) => void;
  readonly onEnd: () => void;
}): SelfTest {
  let stopRun: (() => void) | null = null;
  let peak = 0;

  const play = async (recording: Blob, isOver: () => boolean): Promise<void> => {
    const { deviceId, volume } = output();
    const context = createAudioContext();
    try {
      if (deviceId !== '') await context.setSinkId(deviceId).catch(() => undefined);
      const sound = await context.decodeAudioData(await recording.arrayBuffer());
      if (isOver()) return;
      await new Promise<void>((resolve) => {
        const source = new AudioBufferSourceNode(context, { buffer: sound });
        source.connect(new GainNode(context, { gain: volume })).connect(context.destination);
        source.addEventListener('ended', () => resolve());
        source.start();
        stopPlaying = resolve;
      });
    } finally {
      void context.close();
    }
  };
  let stopPlaying = (): void => undefined;

  const stop = (): void => {
    stopRun?.();
    stopPlaying();
  };

  const run = async (track: MediaStreamTrack): Promise<void> => {
    const recorder = new MediaRecorder(new MediaStream([track]));
    const pieces: Blob[] = [];
    let over = false;
    recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data));
    const stopped = new Promise<void>((resolve) => recorder.addEventListener('stop', () => resolve()));
    const halt = (): void => {
      if (recorder.state !== 'inactive') recorder.stop();
    };
    const timer = window.setTimeout(halt, RECORD_MS);
    const abandon = (): void => {
      over = true;
      halt();
    };
    stopRun = abandon;
    peak = 0;
    onPhase('recording', null);
    recorder.start();
    await stopped;
    window.clearTimeout(timer);
    onEnd();
    const heard = peak >= AUDIBLE;
    if (!over) {
      onPhase('playing', heard);
      await play(new Blob(pieces, { type: recorder.mimeType }), () => over);
    }
    if (stopRun !== abandon) return;
    stopRun = null;
    onPhase(over ? 'idle' : 'done', over ? null : heard);
  };

  return {
    start: (track) => {
      stop();
      run(track).catch(() => {
        stopRun = null;
        onEnd();
        onPhase('idle', null);
      });
    },
    stop,
    hear: (level) => {
      peak = Math.max(peak, level);
    },
    running: () => stopRun !== null,
  };
}
