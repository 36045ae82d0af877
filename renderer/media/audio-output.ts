/**
 * An AudioContext with a choice of output device (Web Audio API 1.1), which TypeScript's DOM types lack and Chromium
 * has had since 110.
 */
export type OutputContext = AudioContext & {
  readonly sinkId: string | object;
  readonly setSinkId: (deviceId: string) => Promise<void>;
};

/** @param options `silent`: runs without opening an output device */
export function createAudioContext({
  silent = false,
  ...options
}: AudioContextOptions & { readonly silent?: boolean } = {}): OutputContext {
  const all = silent ? { ...options, sinkId: { type: 'none' } } : options;
  return new AudioContext(all) as OutputContext;
}
