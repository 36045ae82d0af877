import { readFile } from 'node:fs/promises';
import { isEmergency } from '../../shared/domain/contact/emergency-numbers.ts';
import type { CallEvent } from '../../shared/domain/call/call-event.ts';
import { callById } from '../../shared/domain/call/call-selectors.ts';
import type { Call } from '../../shared/domain/call/call.ts';
import {
  canContinueRecording,
  canPauseRecording,
  canStartRecording,
  canStopRecording,
  type ActiveRecording,
  type RecordingPause,
} from '../../shared/domain/recording/recording.ts';
import { appError, isAppError, type AppErrorCode } from '../../shared/errors/app-error.ts';
import { brandId, type AgentId, type CallId, type ProjectId, type RecordingId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { err, ok } from '../../shared/lib/result.ts';
import type { CallRecorder, RunningRecording } from '../media/call-recorder.ts';
import type { RecordingFile, RecordingStore } from '../media/recording-file.ts';
import type { NoticeDesk } from './notice-desk.ts';
import type { DataPort, RecordingRecord } from './ports/data-port.ts';
import type { Log, NewId, Outcome } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';

/** Records calls: begins and ends with them, pauses, and keeps what is recorded when anything dies. */
export type RecordingDesk = {
  /** Told of everything that happens to calls. */
  readonly onCall: (event: CallEvent) => void;
  readonly start: (callId: CallId) => Outcome;
  readonly stop: (callId: CallId) => Outcome;
  readonly setPaused: (callId: CallId, on: boolean) => Outcome;
  /** Finishes what an unexpected end left growing. */
  readonly recover: () => Promise<void>;
  /** Resolves when every recording that has ended is on disk. Never rejects. */
  readonly idle: () => Promise<void>;
};

type Running = {
  readonly record: Omit<RecordingRecord, 'durationMs' | 'bytes' | 'pauses' | 'state'>;
  readonly file: RecordingFile;
  readonly take: RunningRecording;
  /** By a clock that never jumps. */
  readonly elapsedMs: () => number;
};
type Entry = {
  readonly callId: CallId;
  active: ActiveRecording;
  /** Null until the file is there. */
  running: Running | null;
  pauses: RecordingPause[];
  pausedAtMs: number | null;
  ended: boolean;
};

const notPossible = (what: string): Outcome => err(appError('call-not-possible', `${what} is not possible now`));

export function createRecordingDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly notices: NoticeDesk;
  readonly recorder: CallRecorder;
  readonly log: Log;
  readonly files: RecordingStore;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly agentId: () => AgentId;
  readonly projectId: () => ProjectId;
}): RecordingDesk {
  const { store, clock, notices } = deps;
  const entries = new Map<CallId, Entry>();
  const ending = new Set<Promise<void>>();

  const publish = (): void => store.setSlice('recordings', [...entries.values()].map(({ active }) => active));
  const show = (entry: Entry, change: Partial<ActiveRecording>): void => {
    entry.active = { ...entry.active, ...change };
    publish();
  };
  const complain = (code: AppErrorCode, error: unknown): void => {
    deps.log.error('a recording failed', error);
    notices.show({ code, severity: 'error', details: {} });
  };
  const isFull = (error: unknown): boolean =>
    ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException | null)?.code ?? '') || (isAppError(error) && error.code === 'disk-full');

  const solved = (): void => {
    notices.solve('recording-disk-full');
    notices.solve('recording-failed');
  };

  const end = (entry: Entry, state: 'complete' | 'interrupted'): void => {
    if (entry.ended) return;
    entry.ended = true;
    entries.delete(entry.callId);
    publish();
    const { running } = entry;
    if (running === null) return;
    const finishing = finish(entry, running, state).catch((error: unknown) => notices.report('a recording could not be completed', error));
    ending.add(finishing);
    void finishing.finally(() => ending.delete(finishing));
  };

  const finish = async (entry: Entry, { record, file, take }: Running, state: 'complete' | 'interrupted'): Promise<void> => {
    await take.stop();
    const { durationMs, bytes } = await file.finish();
    if (durationMs === 0) {
      await deps.files.remove(file.name);
      await deps.data().recordings.purge([record.id]);
      return;
    }
    const last = entry.pausedAtMs === null ? [] : [{ fromMs: entry.pausedAtMs, toMs: durationMs }];
    const pauses = [...entry.pauses, ...last].filter(({ fromMs, toMs }) => toMs > fromMs);
    await deps.data().recordings.save({ ...record, durationMs, bytes, pauses, state });
  };

  const fail = (entry: Entry, error: unknown): void => {
    if (entry.ended) return;
    end(entry, 'interrupted');
    complain(isFull(error) ? 'recording-disk-full' : 'recording-failed', error);
  };

  /** True when the customer has heard it, or there is none to hear. */
  const announce = async (entry: Entry, file: string): Promise<boolean> => {
    if (file === '') return true;
    try {
      const played = await deps.recorder.announce(entry.callId, new Uint8Array(await readFile(file)));
      if (played.ok) return played.value === 'finished' && !entry.ended;
      throw new Error(played.error.message);
    } catch (error) {
      // Nobody is recorded without having been told.
      if (!entry.ended) {
        end(entry, 'interrupted');
        complain('announcement-missing', error);
      }
      return false;
    }
  };

  const begin = async (entry: Entry, call: Call): Promise<void> => {
    if (!(await announce(entry, store.get().recordingPolicy.announcement))) return end(entry, 'interrupted');
    const startedAt = clock.now();
    const since = clock.monotonic();
    const elapsedMs = (): number => clock.monotonic() - since;
    const file = await deps.files.create(startedAt, elapsedMs);
    const record = {
      id: brandId<RecordingId>(deps.newId()),
      callId: call.id,
      interactionId: call.interactionId,
      projectId: deps.projectId(),
      agentId: deps.agentId(),
      file: file.name,
      startedAt,
    };
    if (entry.ended) {
      await file.finish();
      return deps.files.remove(file.name);
    }
    const take = deps.recorder.record(call.id, {
      onBegin: () => file.beginStream(),
      onPiece: (bytes, peaks) => void file.append(bytes, peaks).then(solved, (error: unknown) => fail(entry, error)),
    });
    entry.running = { record, file, take, elapsedMs };
    show(entry, { state: 'recording', since: startedAt });
    // Known to the data before its end, so that a crash leaves no file that nobody knows.
    await deps.data().recordings.save({ ...record, durationMs: 0, bytes: 0, pauses: [], state: 'recording' });
  };

  const start = (callId: CallId): Outcome => {
    const call = callById(store.get().calls.calls, callId);
    const { mode } = store.get().recordingPolicy;
    if (call === null || !canStartRecording(call, mode, entries.get(callId)?.active)) return notPossible('recording');
    const announced = store.get().recordingPolicy.announcement !== '';
    const active: ActiveRecording = { callId, state: announced ? 'announcing' : 'recording', since: null };
    const entry: Entry = { callId, active, running: null, pauses: [], pausedAtMs: null, ended: false };
    entries.set(callId, entry);
    publish();
    begin(entry, call).catch((error: unknown) => fail(entry, error));
    return ok();
  };

  return {
    onCall: (event) => {
      const entry = entries.get(event.callId);
      if (event.type === 'ended' && entry !== undefined) end(entry, 'complete');
      // Whoever answers an emergency call is not kept waiting by an announcement.
      const asked = entry === undefined && store.get().recordingPolicy.mode === 'always';
      if (event.type === 'connected' && asked && !isEmergency(callById(store.get().calls.calls, event.callId)?.remote.raw ?? '', store.get().settings.country)) start(event.callId);
    },
    start,
    stop: (callId) => {
      const entry = entries.get(callId);
      if (entry === undefined || !canStopRecording(store.get().recordingPolicy.mode, entry.active)) return notPossible('stopping the recording');
      end(entry, 'complete');
      return ok();
    },
    setPaused: (callId, on) => {
      const entry = entries.get(callId);
      if (entry?.running == null || !(on ? canPauseRecording : canContinueRecording)(entry.active)) return notPossible('pausing the recording');
      entry.running.take.setPaused(on);
      const atMs = Math.round(entry.running.elapsedMs());
      if (!on && entry.pausedAtMs !== null) entry.pauses.push({ fromMs: entry.pausedAtMs, toMs: atMs });
      entry.pausedAtMs = on ? atMs : null;
      show(entry, { state: on ? 'paused' : 'recording' });
      return ok();
    },
    recover: async () => {
      for (const record of await deps.data().recordings.unfinished()) {
        const left = await deps.files.recover(record.file);
        if (left === null) await deps.data().recordings.purge([record.id]);
        else await deps.data().recordings.save({ ...record, ...left, state: 'interrupted' });
      }
    },
    idle: async () => {
      while (ending.size > 0) await Promise.allSettled(ending);
    },
  };
}
