import { createAudioContext } from './audio-output.ts';
import type { TrackTable } from './track-table.ts';

type Source = {
  readonly output: MediaStreamAudioDestinationNode;
  readonly silence: ConstantSourceNode;
  playing: { readonly node: AudioBufferSourceNode; readonly end: (how: 'finished' | 'stopped') => void } | null;
};

export type FileSources = {
  readonly take: (streamId: string, trackId: string) => null;
  /** Resolves when the sound has ended or another one or `stop` ended it. @throws DOMException `EncodingError`, `NotFoundError` */
  readonly play: (streamId: string, bytes: Uint8Array) => Promise<'finished' | 'stopped'>;
  readonly stop: (streamId: string) => null;
  readonly release: (streamId: string) => void;
};

/** Streams whose sound comes from files. The AudioContext behind them lives only as long as one is in use. */
export function createFileSources(tracks: TrackTable): FileSources {
  const sources = new Map<string, Source>();
  let context: AudioContext | null = null;

  const get = (streamId: string): Source => {
    const source = sources.get(streamId);
    if (source === undefined) throw new DOMException(`no file source ${streamId}`, 'NotFoundError');
    return source;
  };
  const halt = (source: Source): void => {
    source.playing?.node.stop();
    source.playing?.end('stopped');
  };

  return {
    take: (streamId, trackId) => {
      context ??= createAudioContext({ sampleRate: 48_000, silent: true });
      const output = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
      const [track] = output.stream.getAudioTracks();
      if (track === undefined) throw new DOMException('the destination has no track', 'NotSupportedError');
      // A destination without input gives nothing at all, not even the packets of silence that a far end expects.
      const silence = new ConstantSourceNode(context, { offset: 0 });
      silence.connect(output);
      silence.start();
      sources.set(streamId, { output, silence, playing: null });
      tracks.add({ trackId, streamId, source: 'file', stream: output.stream, track });
      return null;
    },
    play: async (streamId, bytes) => {
      const source = get(streamId);
      if (context === null) throw new DOMException('no audio context', 'InvalidStateError');
      const buffer = await context.decodeAudioData(new Uint8Array(bytes).buffer);
      if (sources.get(streamId) !== source) return 'stopped';
      halt(source);
      const node = new AudioBufferSourceNode(context, { buffer });
      node.connect(source.output);
      return new Promise((resolve) => {
        const end = (how: 'finished' | 'stopped'): void => {
          if (source.playing?.node === node) source.playing = null;
          node.disconnect();
          resolve(how);
        };
        source.playing = { node, end };
        node.addEventListener('ended', () => end('finished'));
        node.start();
      });
    },
    stop: (streamId) => {
      const source = sources.get(streamId);
      if (source !== undefined) halt(source);
      return null;
    },
    release: (streamId) => {
      const source = sources.get(streamId);
      if (source === undefined) return;
      halt(source);
      source.silence.stop();
      sources.delete(streamId);
      if (sources.size > 0) return;
      void context?.close();
      context = null;
    },
  };
}
