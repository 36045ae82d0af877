import { createAudioContext } from './audio-output.ts';

/** Longest own ring in seconds; the rest is cut off. */
const LONGEST_S = 30;
/** Highest peak, 0..1: as loud as the rings that come with the application. */
const PEAK = 0.6;

/**
 * A sound file as a ring: one channel, cut to half a minute, and not louder than the other rings.
 *
 * @throws DOMException `EncodingError` for what the browser cannot decode or what holds no sound
 */
export async function decodeRing(bytes: Uint8Array): Promise<AudioBuffer> {
  const context = createAudioContext({ sampleRate: 48_000, silent: true });
  try {
    const sound = await context.decodeAudioData(new Uint8Array(bytes).buffer);
    const length = Math.min(sound.length, LONGEST_S * sound.sampleRate);
    if (length === 0) throw new DOMException('the file holds no sound', 'EncodingError');
    const mixed = new Float32Array(length);
    for (let channel = 0; channel < sound.numberOfChannels; channel += 1)
      sound
        .getChannelData(channel)
        .subarray(0, length)
        .forEach((sample, index) => {
          mixed[index] = (mixed[index] ?? 0) + sample / sound.numberOfChannels;
        });
    const loudest = mixed.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
    if (loudest > PEAK) mixed.forEach((sample, index) => (mixed[index] = (sample * PEAK) / loudest));
    const ring = new AudioBuffer({ length, numberOfChannels: 1, sampleRate: sound.sampleRate });
    ring.copyToChannel(mixed, 0);
    return ring;
  } finally {
    void context.close();
  }
}
