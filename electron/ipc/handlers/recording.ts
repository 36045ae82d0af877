import type { Desktop } from '../../app/ports/platform-ports.ts';
import type { RecordingDesk } from '../../app/recording-desk.ts';
import type { RecordingLibrary } from '../../app/recording-library.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { Handlers } from '../handler.ts';

export function recordingHandlers(
  desk: RecordingDesk,
  library: RecordingLibrary,
  desktop: Desktop,
  chooserTitle: () => string,
): Handlers<'recording'> {
  return {
    'recording.start': ({ callId }) => desk.start(callId),
    'recording.stop': ({ callId }) => desk.stop(callId),
    'recording.pause': ({ callId, on }) => desk.setPaused(callId, on),
    'recording.list': async ({ contactId, limit }) => ok(await library.list(contactId, limit)),
    'recording.waveform': ({ recordingId }) => library.waveform(recordingId),
    'recording.remove': ({ recordingId }) => library.remove(recordingId),
    'recording.restore': ({ recordingId }) => library.restore(recordingId),
    'recording.setPolicy': (change) => library.setPolicy(change),
    'recording.chooseAnnouncement': async () => ok(await desktop.chooseFile(chooserTitle())),
  };
}
