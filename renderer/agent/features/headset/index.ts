export { HeadsetSettings } from './headset-settings.tsx';
export { MutedAheadNote } from './muted-ahead-note.tsx';
