import { createAudioContext } from './audio-output.ts';

/** How fast a volume moves, as a time constant in seconds: no click, and done within a tenth of a second. */
const SMOOTHING_S = 0.02;

/** A track made louder or softer. */
export type GainStage = {
  readonly track: MediaStreamTrack;
  readonly setVolume: (volume: number) => void;
  /** Ends the track and the AudioContext behind it. */
  readonly end: () => void;
};

/** @param volume linear factor, 1 leaves the sound as it is (then there is no need for this) */
export function createGainStage(source: MediaStreamTrack, volume: number): GainStage {
  const context = createAudioContext({ sampleRate: 48_000, latencyHint: 'interactive', silent: true });
  const input = new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([source]) });
  const gain = new GainNode(context, { gain: volume });
  const output = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
  input.connect(gain).connect(output);
  context.resume().catch(() => undefined);
  const [track] = output.stream.getAudioTracks();
  if (track === undefined) throw new DOMException('the destination has no track', 'NotSupportedError');
  return {
    track,
    setVolume: (next) => gain.gain.setTargetAtTime(next, context.currentTime, SMOOTHING_S),
    end: () => {
      track.stop();
      void context.close();
    },
  };
}
