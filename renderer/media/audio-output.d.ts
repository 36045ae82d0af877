// Output devices of an AudioContext (Web Audio API 1.1), which TypeScript's DOM types lack; Chromium has them since 110.
interface AudioSinkOptions {
  type: 'none';
}
interface AudioContextOptions {
  sinkId?: string | AudioSinkOptions;
}
interface AudioContext {
  readonly sinkId: string | AudioSinkOptions;
  setSinkId(sinkId: string | AudioSinkOptions): Promise<void>;
}
