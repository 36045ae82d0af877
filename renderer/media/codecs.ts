import type { MediaCodec } from '../../shared/media/protocol.ts';

/** What comes along with any codec: comfort noise (RFC 3389), telephone events (RFC 4733), redundancy (RFC 2198). */
const ALWAYS = new Set(['audio/cn', 'audio/telephone-event']);
const WITH_OPUS = 'audio/red';

/**
 * Sets which codecs a connection offers and answers, and in which order (WebRTC 1.0, 5.4.2); called before each offer and
 * answer, because the transceivers come with the first track or the far end's offer.
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

const isOf =
  (name: string) =>
  ({ mimeType }: { readonly mimeType: string }): boolean =>
    mimeType.toLowerCase() === `audio/${name.toLowerCase()}`;

/**
 * Sends the most wanted of the codecs that were agreed on, after an answer of ours. Left alone, Chromium sends the first one
 * of the far end's offer, even one that the answer refused. Where it cannot be told (Chromium 130 refuses an opus whose
 * parameters are not its own), the next one is tried.
 */
export async function sendPreferred(connection: RTCPeerConnection, wanted: readonly MediaCodec[]): Promise<void> {
  const known = RTCRtpSender.getCapabilities('audio')?.codecs ?? [];
  for (const sender of connection.getSenders()) {
    const agreed = wanted.filter((name) => sender.getParameters().codecs.some(isOf(name)));
    for (const name of agreed) {
      const parameters = sender.getParameters();
      // Not yet in TypeScript's types (WebRTC extensions, RTCRtpEncodingParameters.codec).
      for (const encoding of parameters.encodings) Object.assign(encoding, { codec: known.find(isOf(name)) });
      const taken = await sender.setParameters(parameters).then(
        () => true,
        () => false,
      );
      if (taken) break;
    }
  }
}
