/** Loudness of a syllable every quarter of a second: what noise suppression takes for speech and leaves alone. */
const syllables = (seconds: number): number => Math.sin(Math.PI * ((seconds * 4) % 1));

/** A RIFF WAVE file (16 bit, mono) of one tone, steady or in syllables. */
export function toneWave({
  hz,
  seconds,
  sampleRate = 16_000,
  level = 0.5,
  spoken = false,
}: {
  readonly hz: number;
  readonly seconds: number;
  readonly sampleRate?: number;
  readonly level?: number;
  readonly spoken?: boolean;
}): Uint8Array {
  const samples = Math.round(seconds * sampleRate);
  const bytes = new Uint8Array(44 + samples * 2);
  const view = new DataView(bytes.buffer);
  const text = (at: number, value: string): void => bytes.set(new TextEncoder().encode(value), at);
  text(0, 'RIFF');
  view.setUint32(4, 36 + samples * 2, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, samples * 2, true);
  for (let index = 0; index < samples; index += 1) {
    const at = index / sampleRate;
    const peak = level * 32_767 * (spoken ? syllables(at) : 1);
    view.setInt16(44 + index * 2, Math.round(peak * Math.sin(2 * Math.PI * hz * at)), true);
  }
  return bytes;
}
