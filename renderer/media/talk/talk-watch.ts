import { createAudioContext } from '../audio-output.ts';
import type { MixerLeg } from '../mixer.ts';
import type { TalkChunk } from '../../../shared/media/protocol.ts';
import { END, PROCESSOR, SAMPLE_RATE, type Heard } from './chunk.ts';
// oxlint-disable-next-line import/default -- Vite answers this question with the address of the worklet
import processorUrl from './processor.ts?worker&url';

/** How often tracks are looked at: the sender's changes with the microphone, a conference or an announcement, without an event. */
const FOLLOW_MS = 250;

type Input = { readonly track: MediaStreamTrack; readonly node: MediaStreamAudioSourceNode };
type Watched = {
  readonly timer: number;
  worklet: AudioWorkletNode | null;
  readonly inputs: [Input | null, Input | null];
  stretch: number;
};
type Engine = { readonly context: AudioContext; loaded: boolean };

export type TalkWatch = { readonly watch: (peerId: string, on: boolean) => void };

/**
 * Measures who speaks on the watched connections: one AudioContext for all of them, which opens no output device and is suspended
 * while none has sound, and a worklet for each stretch of sound. Measuring needs no more: nothing is played and nothing is kept.
 * Chromium gives back neither a closed context nor the node of a microphone's track wholly, so one of them for each call would
 * grow with the calls of the day: the microphone has one node as long as it is open, whatever number of calls it speaks in.
 */
export function createTalkWatch(deps: {
  readonly find: (peerId: string) => RTCPeerConnection | undefined;
  /** What is sent and what comes in; undefined while the connection has no sound or is on hold. */
  readonly legOf: (peerId: string) => MixerLeg | undefined;
  /** The open microphone, of which calls send clones. */
  readonly microphone: () => MediaStreamTrack | null;
  readonly onChunk: (peerId: string, chunk: TalkChunk) => void;
  readonly onFault: (peerId: string, error: unknown) => void;
}): TalkWatch {
  const watched = new Map<string, Watched>();
  /** Worklets that were told that they are done and have not said so yet: one that is cut off before is never given back. */
  const ending = new Set<AudioWorkletNode>();
  let engine: Engine | null = null;
  let microphone: Input | null = null;

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
    const needed = ending.size > 0 || [...watched.values()].some(({ worklet }) => worklet !== null);
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

  const endStretch = (peerId: string, one: Watched): void => {
    const { worklet } = one;
    if (worklet === null) return;
    for (const index of one.inputs.keys()) connect(worklet, one, index, null);
    one.worklet = null;
    ending.add(worklet);
    worklet.port.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data !== END) return;
      worklet.port.close();
      worklet.disconnect();
      ending.delete(worklet);
      driveEngine(peerId);
    };
    worklet.port.postMessage(END);
  };

  /** What the agent says; in a conference that is the microphone too, and not the mix that is sent. */
  const agentOf = ({ slot }: MixerLeg): MediaStreamTrack | null => {
    if (!slot.enabled) return null;
    return (slot.source === 'microphone' ? deps.microphone() : null) ?? slot.track;
  };

  const inputOf = (context: BaseAudioContext, track: MediaStreamTrack): Input => {
    const isMicrophone = track === deps.microphone();
    if (isMicrophone && microphone?.track === track) return microphone;
    const node = new MediaStreamAudioSourceNode(context as AudioContext, { mediaStream: new MediaStream([track]) });
    const input = { track, node };
    if (isMicrophone) microphone = input;
    return input;
  };

  const connect = (worklet: AudioWorkletNode, one: Watched, index: number, track: MediaStreamTrack | null): void => {
    const before = one.inputs[index] ?? null;
    if ((before?.track ?? null) === track) return;
    before?.node.disconnect(worklet);
    const input = track === null ? null : inputOf(worklet.context, track);
    input?.node.connect(worklet, 0, index);
    one.inputs[index] = input;
  };

  const follow = (peerId: string, one: Watched): void => {
    const leg = deps.find(peerId)?.connectionState === 'connected' ? deps.legOf(peerId) : undefined;
    if (leg === undefined) {
      endStretch(peerId, one);
      driveEngine(peerId);
      return;
    }
    engine ??= startEngine(peerId);
    if (!engine.loaded) return;
    const worklet = (one.worklet ??= beginStretch(peerId, one, engine.context));
    driveEngine(peerId);
    // A track of the far end that was taken before its sound came stays silent for ever, so it is taken when the sound is there.
    const live = (track: MediaStreamTrack | null): MediaStreamTrack | null =>
      track !== null && track.readyState === 'live' && !track.muted ? track : null;
    connect(worklet, one, 0, live(agentOf(leg)));
    connect(worklet, one, 1, live(leg.far));
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
      endStretch(peerId, known);
      driveEngine(peerId);
    },
  };
}
