import { createAudioContext } from '../audio-output.ts';
import type { TalkChunk } from '../../../shared/media/protocol.ts';
import { END, PROCESSOR, SAMPLE_RATE, type Heard } from './chunk.ts';
// oxlint-disable-next-line import/default -- Vite answers this question with the address of the worklet
import processorUrl from './processor.ts?worker&url';

/** How often tracks are looked at: the sender's changes with the microphone, a conference or an announcement, without an event. */
const FOLLOW_MS = 250;

type Input = { track: MediaStreamTrack; node: MediaStreamAudioSourceNode } | null;
type Watched = {
  readonly timer: number;
  worklet: AudioWorkletNode | null;
  readonly inputs: [Input, Input];
  stretch: number;
};
type Engine = { readonly context: AudioContext; loaded: boolean };

export type TalkWatch = { readonly watch: (peerId: string, on: boolean) => void };

/**
 * Measures who speaks on the watched connections: one AudioContext for all of them, which opens no output device and is suspended
 * while none has sound, and a worklet for each stretch of sound. Measuring needs no more: nothing is played and nothing is kept.
 * A closed context is never wholly given back by Chromium, so one for each call would grow with the calls of the day.
 *
 * @param isHeld on hold nothing is measured
 */
export function createTalkWatch(deps: {
  readonly find: (peerId: string) => RTCPeerConnection | undefined;
  readonly isHeld: (peerId: string) => boolean;
  readonly onChunk: (peerId: string, chunk: TalkChunk) => void;
  readonly onFault: (peerId: string, error: unknown) => void;
}): TalkWatch {
  const watched = new Map<string, Watched>();
  let engine: Engine | null = null;

  const startEngine = (peerId: string): Engine => {
    const started: Engine = {
      context: createAudioContext({ sampleRate: SAMPLE_RATE, latencyHint: 'playback', silent: true }),
      loaded: false,
    };
    started.context.audioWorklet
      .addModule(processorUrl)
      .then(() => (started.loaded = true))
      .catch((error: unknown) => deps.onFault(peerId, error));
    return started;
  };

  /** The engine runs as long as anything is measured. */
  const driveEngine = (peerId: string): void => {
    if (engine === null) return;
    const needed = [...watched.values()].some(({ worklet }) => worklet !== null);
    if (needed === (engine.context.state === 'running')) return;
    const done = needed ? engine.context.resume() : engine.context.suspend();
    done.catch((error: unknown) => deps.onFault(peerId, error));
  };

  const beginStretch = (peerId: string, one: Watched, context: AudioContext): AudioWorkletNode => {
    one.stretch += 1;
    const { stretch } = one;
    const worklet = new AudioWorkletNode(context, PROCESSOR, {
      numberOfInputs: 2,
      numberOfOutputs: 1,
      channelCount: 1,
      channelCountMode: 'explicit',
    });
    worklet.port.onmessage = ({ data }: MessageEvent<Heard>) => deps.onChunk(peerId, { ...data, stretch });
    // Without a way to the output the graph does not run; what comes out is silence.
    worklet.connect(context.destination);
    return worklet;
  };

  const endStretch = (one: Watched): void => {
    for (const index of one.inputs.keys()) {
      one.inputs[index]?.node.disconnect();
      one.inputs[index] = null;
    }
    if (one.worklet === null) return;
    one.worklet.port.onmessage = null;
    one.worklet.port.postMessage(END);
    one.worklet.disconnect();
    one.worklet = null;
  };

  const follow = (peerId: string, one: Watched): void => {
    const connection = deps.find(peerId);
    if (connection?.connectionState !== 'connected' || deps.isHeld(peerId)) {
      endStretch(one);
      driveEngine(peerId);
      return;
    }
    engine ??= startEngine(peerId);
    if (!engine.loaded) return;
    const { context } = engine;
    const worklet = (one.worklet ??= beginStretch(peerId, one, context));
    driveEngine(peerId);
    const sound = connection.getTransceivers().find(({ sender }) => sender.track?.kind === 'audio');
    const tracks = [sound?.sender.track ?? null, sound?.receiver.track ?? null];
    for (const [index, track] of tracks.entries()) {
      // A track of the far end that was taken before its sound came stays silent for ever, so it is taken when the sound is there.
      const wanted = track !== null && track.readyState === 'live' && !track.muted ? track : null;
      const before = one.inputs[index] ?? null;
      if ((before?.track ?? null) === wanted) continue;
      before?.node.disconnect();
      one.inputs[index] = null;
      if (wanted === null) continue;
      const node = new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([wanted]) });
      node.connect(worklet, 0, index);
      one.inputs[index] = { track: wanted, node };
    }
  };

  /** The first look comes when the call has its sound: nothing of this stands in the way of that. */
  const start = (peerId: string): Watched => {
    const one: Watched = {
      timer: window.setInterval(() => follow(peerId, one), FOLLOW_MS),
      worklet: null,
      inputs: [null, null],
      stretch: -1,
    };
    return one;
  };

  return {
    watch: (peerId, on) => {
      const known = watched.get(peerId);
      if (on && known === undefined) watched.set(peerId, start(peerId));
      if (on || known === undefined) return;
      watched.delete(peerId);
      window.clearInterval(known.timer);
      endStretch(known);
      driveEngine(peerId);
    },
  };
}
