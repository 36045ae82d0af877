export { RecordingBar } from './recording-bar.tsx';
export { RecordingRow } from './recording-row.tsx';
export { RecordingSettings } from './recording-settings.tsx';
export { RecordingToggle } from './recording-toggle.tsx';
export { useRecordings } from './use-recordings.ts';
