import { createAudioContext } from '../audio-output.ts';
import type { TalkChunk } from '../../../shared/media/protocol.ts';
import { PROCESSOR, SAMPLE_RATE, type Heard } from './chunk.ts';
// oxlint-disable-next-line import/default -- Vite answers this question with the address of the worklet
import processorUrl from './processor.ts?worker&url';

/** How often tracks are looked at: the sender's changes with the microphone, a conference or an announcement, without an event. */
const FOLLOW_MS = 250;

type Input = { track: MediaStreamTrack; node: MediaStreamAudioSourceNode } | null;
type Watched = { context: AudioContext | null; readonly timer: number; worklet: AudioWorkletNode | null; readonly inputs: [Input, Input]; idle: boolean; stretch: number };

export type TalkWatch = { readonly watch: (peerId: string, on: boolean) => void };

/**
 * Measures who speaks on the watched connections: one AudioContext for each, which opens no output device and is suspended while the
 * connection has no sound. Measuring needs no more than a worklet: nothing is played and nothing is kept.
 *
 * @param isHeld on hold nothing is measured
 */
export function createTalkWatch(
  deps: {
    readonly find: (peerId: string) => RTCPeerConnection | undefined;
    readonly isHeld: (peerId: string) => boolean;
    readonly onChunk: (peerId: string, chunk: TalkChunk) => void;
    readonly onFault: (peerId: string, error: unknown) => void;
  },
): TalkWatch {
  const watched = new Map<string, Watched>();

  const listen = (peerId: string, one: Watched): AudioContext => {
    const context = createAudioContext({ sampleRate: SAMPLE_RATE, latencyHint: 'playback', silent: true });
    context.audioWorklet
      .addModule(processorUrl)
      .then(() => {
        if (watched.get(peerId) !== one) return;
        const worklet = new AudioWorkletNode(context, PROCESSOR, { numberOfInputs: 2, numberOfOutputs: 1, channelCount: 1, channelCountMode: 'explicit' });
        worklet.port.onmessage = ({ data }: MessageEvent<Heard>) => deps.onChunk(peerId, { ...data, stretch: one.stretch });
        // Without a way to the output the graph does not run; what comes out is silence.
        worklet.connect(context.destination);
        one.worklet = worklet;
        follow(peerId, one);
      })
      .catch((error: unknown) => deps.onFault(peerId, error));
    return context;
  };

  const follow = (peerId: string, one: Watched): void => {
    const connection = deps.find(peerId);
    const sound = connection?.getTransceivers().find(({ sender }) => sender.track?.kind === 'audio');
    const idle = connection?.connectionState !== 'connected' || deps.isHeld(peerId);
    if (one.context === null) {
      if (!idle) one.context = listen(peerId, one);
      return;
    }
    const { context } = one;
    if (idle !== one.idle) {
      one.idle = idle;
      if (!idle) one.stretch += 1;
      const done = idle ? context.suspend() : context.resume();
      done.catch((error: unknown) => deps.onFault(peerId, error));
    }
    if (one.worklet === null || idle) return;
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
      node.connect(one.worklet, 0, index);
      one.inputs[index] = { track: wanted, node };
    }
  };

  /** The first look, and with it the context, comes when the call has its sound: nothing of this stands in the way of that. */
  const start = (peerId: string): Watched => {
    const one: Watched = { context: null, timer: window.setInterval(() => follow(peerId, one), FOLLOW_MS), worklet: null, inputs: [null, null], idle: false, stretch: 0 };
    return one;
  };

  return {
    watch: (peerId, on) => {
      const known = watched.get(peerId);
      if (on && known === undefined) watched.set(peerId, start(peerId));
      if (on || known === undefined) return;
      watched.delete(peerId);
      window.clearInterval(known.timer);
      known.worklet?.port.close();
      void known.context?.close();
    },
  };
}
