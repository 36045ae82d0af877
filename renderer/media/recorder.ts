import type { HostMessage } from '../../shared/media/protocol.ts';
import { createAudioContext } from './audio-output.ts';

const FORMAT = 'audio/webm;codecs=opus';
/** Both voices with room to spare: about 29 MB an hour. */
const BITS_A_SECOND = 64_000;
/** What a crash of this page can take, in ms. */
const PIECE_MS = 1_000;
/** How often tracks are looked at: the sender's changes with the microphone, a conference or an announcement, without an event. */
const FOLLOW_MS = 100;
const PEAK_EVERY_MS = 250;
/** A third of a second at 48 kHz: longer than between two readings. */
const PEAK_WINDOW = 16_384;

type Side = {
  /** Zero while the recording is paused: exact silence, which the encoder keeps exact. */
  readonly gain: GainNode;
  readonly analyser: AnalyserNode;
  source: { readonly track: MediaStreamTrack; readonly node: MediaStreamAudioSourceNode } | null;
};

type Recording = {
  readonly context: AudioContext;
  readonly recorder: MediaRecorder;
  readonly sides: { readonly agent: Side; readonly customer: Side };
  readonly timers: readonly number[];
  peerId: string;
  peaks: number[];
  isFirst: boolean;
  /** Pieces on their way to main, in order. */
  sending: Promise<void>;
};

export type Recorders = {
  /** Records what this connection sends (left) and receives (right). Asked again, it goes on with another connection. */
  readonly start: (recordingId: string, peerId: string, paused: boolean) => Promise<null>;
  readonly pause: (recordingId: string, on: boolean) => null;
  /** Resolves when the last piece has left. */
  readonly stop: (recordingId: string) => Promise<null>;
};

/** Recordings of calls: two voices on two channels, handed over in pieces. */
export function createRecorders(
  find: (peerId: string) => RTCPeerConnection | undefined,
  post: (message: HostMessage) => void,
): Recorders {
  const recordings = new Map<string, Recording>();

  const follow = (recording: Recording): void => {
    const connection = find(recording.peerId);
    const { context, sides } = recording;
    const wire = (side: Side, track: MediaStreamTrack | null): void => {
      // A track of the far end that was taken before its sound came stays silent for ever, so it is taken when the sound is there.
      const wanted = track !== null && track.readyState === 'live' && !track.muted ? track : null;
      if (side.source?.track === wanted || (side.source === null && wanted === null)) return;
      side.source?.node.disconnect();
      side.source = null;
      if (wanted === null) return;
      const node = context.createMediaStreamSource(new MediaStream([wanted]));
      node.connect(side.gain);
      side.source = { track: wanted, node };
    };
    // Streams that were given up with their media have places of their own, which send nothing.
    const sound = connection?.getTransceivers().find(({ sender }) => sender.track?.kind === 'audio');
    wire(sides.agent, sound?.sender.track ?? null);
    wire(sides.customer, sound?.receiver.track ?? null);
  };

  const sideOf = (context: AudioContext, merger: ChannelMergerNode, channel: number, paused: boolean): Side => {
    // One channel each, whatever the microphone has.
    const gain = new GainNode(context, { gain: paused ? 0 : 1, channelCount: 1, channelCountMode: 'explicit' });
    const analyser = new AnalyserNode(context, { fftSize: PEAK_WINDOW });
    // Without a constant input the graph may sleep, and the file would be shorter than the call.
    const silence = new ConstantSourceNode(context, { offset: 0 });
    silence.connect(gain);
    silence.start();
    gain.connect(analyser);
    gain.connect(merger, 0, channel);
    return { gain, analyser, source: null };
  };

  const samples = new Float32Array(PEAK_WINDOW);
  const peakOf = ({ analyser }: Side): number => {
    analyser.getFloatTimeDomainData(samples);
    const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    return Math.min(255, Math.round(peak * 255));
  };

  const release = (recording: Recording): void => {
    for (const timer of recording.timers) window.clearInterval(timer);
    void recording.context.close();
  };

  return {
    start: async (recordingId, peerId, paused) => {
      const known = recordings.get(recordingId);
      if (known !== undefined) {
        known.peerId = peerId;
        follow(known);
        return null;
      }
      const context = createAudioContext({ sampleRate: 48_000, silent: true });
      const merger = new ChannelMergerNode(context, { numberOfInputs: 2 });
      const output = new MediaStreamAudioDestinationNode(context, { channelCount: 2, channelCountMode: 'explicit' });
      merger.connect(output);
      const sides = { agent: sideOf(context, merger, 0, paused), customer: sideOf(context, merger, 1, paused) };
      const recorder = new MediaRecorder(output.stream, { mimeType: FORMAT, audioBitsPerSecond: BITS_A_SECOND });
      const recording: Recording = {
        context,
        recorder,
        sides,
        peerId,
        peaks: [],
        isFirst: true,
        sending: Promise.resolve(),
        timers: [
          window.setInterval(() => follow(recording), FOLLOW_MS),
          window.setInterval(() => {
            // Both are read, so that neither channel is a quarter of a second behind the other.
            recording.peaks.push(peakOf(sides.agent), peakOf(sides.customer));
          }, PEAK_EVERY_MS),
        ],
      };
      recordings.set(recordingId, recording);
      recorder.addEventListener('dataavailable', ({ data }) => {
        const peaks = Uint8Array.from(recording.peaks);
        recording.peaks = [];
        // In order: the bytes of a later piece may be there before those of an earlier one.
        recording.sending = recording.sending.then(async () => {
          const bytes = new Uint8Array(await data.arrayBuffer());
          post({ type: 'recording', recordingId, begins: recording.isFirst, bytes, peaks });
          recording.isFirst = false;
        });
      });
      recorder.addEventListener('error', (event) => {
        const { error } = event as ErrorEvent & { readonly error?: Error };
        post({
          type: 'fault',
          op: 'recording',
          peerId,
          error: { name: error?.name ?? 'Error', message: error?.message ?? '' },
        });
      });
      follow(recording);
      await context.resume();
      recorder.start(PIECE_MS);
      return null;
    },
    pause: (recordingId, on) => {
      const sides = recordings.get(recordingId)?.sides;
      if (sides === undefined) return null;
      for (const { gain } of [sides.agent, sides.customer]) gain.gain.value = on ? 0 : 1;
      return null;
    },
    stop: async (recordingId) => {
      const recording = recordings.get(recordingId);
      if (recording === undefined) return null;
      recordings.delete(recordingId);
      const { recorder } = recording;
      if (recorder.state !== 'inactive') {
        await new Promise<void>((resolve) => {
          recorder.addEventListener('stop', () => resolve(), { once: true });
          recorder.stop();
        });
      }
      await recording.sending.catch(() => undefined);
      release(recording);
      return null;
    },
  };
}
