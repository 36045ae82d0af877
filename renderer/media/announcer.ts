import { createAudioContext } from './audio-output.ts';
import type { TrackTable } from './track-table.ts';

/**
 * Plays a sound to the far end of a connection in the place of the microphone, and gives the microphone back. Resolves when it has
 * ended, or when the connection is gone.
 *
 * @throws DOMException `EncodingError` for a sound that cannot be decoded, `InvalidStateError` for a connection that sends nothing
 */
export async function announce(
  connection: RTCPeerConnection,
  tracks: TrackTable,
  bytes: Uint8Array,
): Promise<'finished' | 'stopped'> {
  const sender = connection.getSenders().find(({ track }) => track?.kind === 'audio');
  if (sender === undefined || sender.track === null) throw new DOMException('nothing is sent', 'InvalidStateError');
  const before = sender.track;
  const context = createAudioContext({ sampleRate: 48_000, silent: true });
  try {
    const buffer = await context.decodeAudioData(new Uint8Array(bytes).buffer);
    const output = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
    const [track] = output.stream.getAudioTracks();
    if (track === undefined) throw new DOMException('the destination has no track', 'NotSupportedError');
    const source = new AudioBufferSourceNode(context, { buffer });
    source.connect(output);
    await context.resume();
    await sender.replaceTrack(track);
    const end = await new Promise<'finished' | 'stopped'>((resolve) => {
      source.addEventListener('ended', () => resolve('finished'));
      connection.addEventListener('connectionstatechange', () => {
        if (connection.connectionState === 'closed') resolve('stopped');
      });
      // No event tells that our own end closed it.
      const watch = window.setInterval(() => {
        if (connection.signalingState !== 'closed' && context.state !== 'closed') return;
        window.clearInterval(watch);
        resolve('stopped');
      }, 200);
      source.addEventListener('ended', () => window.clearInterval(watch));
      source.start();
    });
    // The microphone may have been changed meanwhile: then the table has put the new one in our place already. In a conference the mix
    // is what was sent before.
    if (sender.track === track && connection.signalingState !== 'closed') {
      const slot = tracks.ofSource('microphone').find(({ senders }) => senders.has(sender));
      await sender.replaceTrack(slot === undefined || slot.divert !== null ? before : slot.track);
    }
    return end;
  } finally {
    void context.close();
  }
}
