import { livingCalls } from '../../../shared/domain/call/call-selectors.ts';
import { diagnosisHandlers } from '../../ipc/handlers/diagnosis.ts';
import { headsetHandlers } from '../../ipc/handlers/headset.ts';
import { recordingHandlers } from '../../ipc/handlers/recording.ts';
import { createDeviceDesk } from '../device-desk.ts';
import { createFlightRecorder } from '../flight-recorder.ts';
import { createHeadsetDesk } from '../headset-desk.ts';
import { createHeardDesks } from '../heard-desks.ts';
import { createRecordingDesk } from '../recording-desk.ts';
import { createRecordingLibrary } from '../recording-library.ts';
import { createRingFile } from '../ring-file.ts';
import { createSoundDesk } from '../sound-desk.ts';
import type { Areas, SoundArea } from './areas.ts';

export function createSoundArea({
  base,
  projects: { projects },
  work: { session, interactions },
  telephony: { calls, callStore },
}: Pick<Areas, 'base' | 'projects' | 'work' | 'telephony'>): SoundArea {
  const { deps, data, store, notices, clock, timers, newId, log, media, desktop, language, agentId } = base;
  const devices = createDeviceDesk({
    data,
    store,
    media,
    notices,
    timers,
    log,
    onMicrophoneLost: (problem) => session.microphoneLost(problem),
  });
  const sound = createSoundDesk({
    data,
    store,
    media,
    ringFile: createRingFile(deps.dataFolder),
    desktop,
    chooserTitle: () => deps.words.ringFileTitle(language()),
    timers,
    log,
  });
  const heard = createHeardDesks({
    data,
    store,
    notices,
    clock,
    timers,
    media,
    interactions,
    planOf: projects.planOf,
    projectId: projects.id,
    newId,
    agentId,
    role: base.role,
  });
  const flight = createFlightRecorder({
    store,
    clock,
    timers,
    statsOf: deps.statsOf,
    sipCallIdOf: callStore.sipCallIdOf,
    intervalsOf: heard.intervalsOf,
    folder: deps.reportFolder,
    versions: deps.versions,
    words: () => deps.words.report(language()),
  });
  const files = deps.recordingFiles;
  const library = createRecordingLibrary({ data, store, notices, files, clock, timers, practice: base.practice });
  const recordings = createRecordingDesk({
    data,
    store,
    notices,
    recorder: deps.recorder,
    files,
    clock,
    newId,
    agentId,
    projectId: projects.id,
    log,
  });
  const headset = createHeadsetDesk({ data, store, media, access: deps.headsetAccess, calls, clock, timers, log });

  store.subscribe(({ event }) => {
    if (event.type !== 'call') return;
    recordings.onCall(event.event);
    heard.onCall(event.event);
    flight.onCall(event.event);
  });
  media.events.on('path', ({ callId, codec, arrives }) => {
    const call = livingCalls(store.get().calls.calls).find(({ id }) => id === callId);
    const at = clock.now();
    if (call !== undefined && call.soundArrives !== arrives)
      callStore.dispatch({ type: 'sound-arrives', callId, at, on: arrives });
    if (call !== undefined && codec !== '' && call.codec !== codec)
      callStore.dispatch({ type: 'codec-changed', callId, at, codec });
  });
  media.events.on('levels', (levels) => deps.send({ kind: 'levels', levels }));
  return { devices, sound, headset, heard, flight, library, recordings };
}

export const soundHandlers = ({ base: { deps, desktop, language }, sound }: Areas) => ({
  ...sound.heard.handlers,
  ...diagnosisHandlers(sound.flight, sound.heard.intervalsOf, desktop, deps.reportFolder),
  ...headsetHandlers(sound.headset),
  ...recordingHandlers(sound.recordings, sound.library, desktop, () => deps.words.announcementTitle(language())),
});
