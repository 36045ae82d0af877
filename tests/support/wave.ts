/** A RIFF WAVE file (16 bit, mono) of one steady tone. */
export function toneWave({
  hz,
  seconds,
  sampleRate = 16_000,
  level = 0.5,
}: {
  readonly hz: number;
  readonly seconds: number;
  readonly sampleRate?: number;
  readonly level?: number;
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
    view.setInt16(44 + index * 2, Math.round(level * 32_767 * Math.sin((2 * Math.PI * hz * index) / sampleRate)), true);
  }
  return bytes;
}
