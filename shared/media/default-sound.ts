import type { SoundSettings } from './sound.ts';

/** Before anybody has chosen anything. Beside the schema, because the window has no use for that. */
export const DEFAULT_SOUND: SoundSettings = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
  inputVolume: 1,
  outputVolume: 1,
  ringVolume: 1,
  ringTone: 'bell',
  ringSilently: false,
};
