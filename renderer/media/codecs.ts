import type { MediaCodec } from '../../shared/media/protocol.ts';

/** What comes along with any codec: comfort noise (RFC 3389), telephone events (RFC 4733), redundancy (RFC 2198). */
const ALWAYS = new Set(['audio/cn', 'audio/telephone-event']);
const WITH_OPUS = 'audio/red';

/**
 * Sets which codecs a connection offers and answers, and in which order (WebRTC 1.0, 5.4.2); called before each offer and
 * answer, because the transceivers come with the first track or the far end's offer. What is sent after an answer is decided by
 * the offer that the browser was given (wanted-offer.ts).
 */
export function preferCodecs(connection: RTCPeerConnection, wanted: readonly MediaCodec[]): void {
  const all = RTCRtpReceiver.getCapabilities('audio')?.codecs ?? [];
  const of = (name: string): RTCRtpCodec[] => all.filter(({ mimeType }) => mimeType.toLowerCase() === name);
  const codecs = [
    ...wanted.flatMap((name) => [...of(`audio/${name.toLowerCase()}`), ...(name === 'opus' ? of(WITH_OPUS) : [])]),
    ...all.filter(({ mimeType }) => ALWAYS.has(mimeType.toLowerCase())),
  ];
  for (const transceiver of connection.getTransceivers()) {
    if (transceiver.receiver.track.kind === 'audio' && transceiver.direction !== 'stopped')
      transceiver.setCodecPreferences(codecs);
  }
}
