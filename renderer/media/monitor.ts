import { createAudioContext } from './audio-output.ts';

const INTERVAL_MS = 200;

export type Monitor = {
  /** Measures this track from now on. */
  readonly start: (track: MediaStreamTrack) => Promise<void>;
  readonly stop: () => void;
  readonly running: () => boolean;
};

/**
 * Measures the microphone outside a call, where no connection does it. An AudioContext costs a part of a core, so it
 * lives only while somebody looks at the meter, and it opens no output device.
 */
export function createMonitor(onLevel: (level: number) => void): Monitor {
  let context: AudioContext | null = null;
  let timer: number | null = null;
  const stop = (): void => {
    if (timer !== null) window.clearInterval(timer);
    timer = null;
    void context?.close();
    context = null;
  };
  return {
    start: async (track) => {
      stop();
      const started = createAudioContext({ latencyHint: 'playback', silent: true });
      context = started;
      // A third of a second at 48 kHz: longer than the interval, so that no sound falls between two readings.
      const analyser = new AnalyserNode(started, { fftSize: 16_384 });
      started.createMediaStreamSource(new MediaStream([track])).connect(analyser);
      const samples = new Float32Array(analyser.fftSize);
      timer = window.setInterval(() => {
        analyser.getFloatTimeDomainData(samples);
        onLevel(
          Math.min(
            1,
            samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0),
          ),
        );
      }, INTERVAL_MS);
      await started.resume();
    },
    stop,
    running: () => context !== null,
  };
}
