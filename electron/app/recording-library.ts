import { readFile } from 'node:fs/promises';
import { MAX_RETENTION_DAYS, NO_RECORDING, RECORDING_MODES, type RecordingMode, type RecordingPolicy } from '../../shared/domain/recording/recording.ts';
import { appError } from '../../shared/errors/app-error.ts';
import type { RecordingEntry } from '../../shared/ipc/commands/recording.ts';
import type { ContactId, RecordingId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { err, ok } from '../../shared/lib/result.ts';
import type { RecordingStore } from '../media/recording-file.ts';
import type { NoticeDesk } from './notice-desk.ts';
import type { DataPort, NamedRecording } from './ports/data-port.ts';
import type { Outcome, Timers } from './ports/platform-ports.ts';
import type { Provisioning } from './provisioning.ts';
import type { StateStore } from './state-store.ts';

const DAY_MS = 86_400_000;
const SWEEP_EVERY_MS = 3_600_000;
/** How long a removed recording can be brought back. */
const UNDO_FOR_MS = DAY_MS;
/** Longest announcement, as a file. */
const MAX_ANNOUNCEMENT_BYTES = 10_000_000;
/** Steps of the picture of a recording, per channel. */
const WAVEFORM_STEPS = 240;

const KEY = { mode: 'recording.mode', announcement: 'recording.announcement', retentionDays: 'recording.retentionDays' } as const;

/** What has been recorded, who may hear it, how long it is kept; and what is to be recorded. */
export type RecordingLibrary = {
  readonly provision: (given: Provisioning | null) => Promise<void>;
  /** Reads what holds for the project and account of the moment. */
  readonly load: () => Promise<void>;
  /** Removes what is too old, now and from time to time. */
  readonly startSweeping: () => void;
  readonly setPolicy: (change: { readonly [Key in keyof RecordingPolicy]?: RecordingPolicy[Key] | undefined }) => Promise<Outcome>;
  readonly list: (contactId: ContactId | null, limit: number) => Promise<readonly RecordingEntry[]>;
  readonly waveform: (id: RecordingId) => Promise<Outcome<{ readonly peaks: readonly number[] }>>;
  readonly remove: (id: RecordingId) => Promise<Outcome>;
  readonly restore: (id: RecordingId) => Promise<Outcome>;
  /** The file of a recording that the person at the desk may hear; null for all others. */
  readonly fileFor: (id: RecordingId) => Promise<string | null>;
};

export function createRecordingLibrary(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly notices: NoticeDesk;
  readonly files: RecordingStore;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly practice: () => boolean;
}): RecordingLibrary {
  const { store, clock, data } = deps;
  const person = (): { readonly id: NamedRecording['agentId']; readonly hearsAll: boolean } | null => {
    const { agent } = store.get().session;
    return agent === null ? null : { id: agent.id, hearsAll: agent.role !== 'agent' };
  };
  /** Everybody may hear what they recorded themselves; supervisors and administrators everything. */
  const allowed = async (id: RecordingId): Promise<NamedRecording | null> => {
    const who = person();
    const found = who === null ? null : await data().recordings.get(id);
    return found !== null && (who?.hearsAll === true || found.agentId === who?.id) ? found : null;
  };
  const gone = err(appError('not-found', 'no such recording'));

  const load = async (): Promise<void> => {
    const projectId = store.get().project?.id ?? null;
    const read = (key: string): Promise<unknown> => data().settings.get(key, projectId);
    const [mode, announcement, days] = await Promise.all([read(KEY.mode), read(KEY.announcement), read(KEY.retentionDays)]);
    store.setSlice('recordingPolicy', {
      mode: RECORDING_MODES.find((one) => one === mode) ?? NO_RECORDING.mode,
      announcement: typeof announcement === 'string' ? announcement : NO_RECORDING.announcement,
      retentionDays: isDays(days) ? days : NO_RECORDING.retentionDays,
    });
  };

  const sweep = async (): Promise<void> => {
    const { retentionDays } = store.get().recordingPolicy;
    const now = clock.now();
    const expired = await data().recordings.expired({
      startedBefore: retentionDays === 0 ? null : now - retentionDays * DAY_MS,
      removedBefore: now - UNDO_FOR_MS,
    });
    // The file first: a row without a file is tried again, a file without a row would stay for ever.
    for (const { file } of expired) await deps.files.remove(file);
    if (expired.length > 0) await data().recordings.purge(expired.map(({ id }) => id));
  };
  const sweepNow = (): void => void sweep().catch((error: unknown) => deps.notices.report('old recordings could not be removed', error));

  const provisionMode = async (mode: RecordingMode, key: string): Promise<void> => {
    const project = (await data().projects.list()).find((one) => one.key === key);
    if (project !== undefined) await data().settings.set(KEY.mode, mode, { projectId: project.id });
  };

  return {
    provision: async (given) => {
      const wanted = given?.recording ?? {};
      for (const [name, value] of Object.entries(wanted)) if (value !== undefined) await data().settings.set(`recording.${name}`, value, 'default');
      for (const { key, recording } of given?.projects ?? []) if (recording !== undefined) await provisionMode(recording, key);
    },
    load,
    startSweeping: () => {
      sweepNow();
      deps.timers.every(SWEEP_EVERY_MS, () => {
        if (store.get().startup.phase === 'ready') sweepNow();
      });
    },
    setPolicy: async ({ mode, announcement, retentionDays }) => {
      if (announcement !== undefined && announcement !== '') {
        const sound = await readFile(announcement).catch(() => null);
        if (sound === null || sound.length > MAX_ANNOUNCEMENT_BYTES) return err(appError('announcement-missing', 'the announcement cannot be read'));
      }
      const { project, session } = store.get();
      const by = session.agent?.id ?? null;
      const place = project === null ? 'default' : { projectId: project.id };
      if (mode !== undefined) await data().settings.set(KEY.mode, mode, place, by);
      if (announcement !== undefined) await data().settings.set(KEY.announcement, announcement, place, by);
      if (retentionDays !== undefined) await data().settings.set(KEY.retentionDays, retentionDays, 'default', by);
      await load();
      if (retentionDays !== undefined) sweepNow();
      return ok();
    },
    list: async (contactId, limit) => {
      const who = person();
      if (who === null) return [];
      const found = await data().recordings.list({ contactId, agentId: who.hearsAll ? null : who.id, practice: deps.practice() }, limit);
      return found.map(({ id, callId, interactionId, startedAt, durationMs, pauses, state, agentName }) => ({
        id,
        callId,
        interactionId,
        at: startedAt,
        durationMs,
        pauses,
        interrupted: state === 'interrupted',
        agentName,
      }));
    },
    waveform: async (id) => {
      const found = await allowed(id);
      return found === null ? gone : ok({ peaks: reduced(await deps.files.peaks(found.file)) });
    },
    remove: async (id) => {
      const by = person();
      return by !== null && (await data().recordings.remove(id, { agentId: by.id, at: clock.now() })) ? ok() : gone;
    },
    restore: async (id) => {
      const by = person();
      return by !== null && (await data().recordings.restore(id, { agentId: by.id, at: clock.now() })) ? ok() : gone;
    },
    fileFor: async (id) => {
      const found = await allowed(id);
      return found === null ? null : deps.files.pathOf(found.file);
    },
  };
}

function isDays(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_RETENTION_DAYS;
}

/** The loudest moment of each step, agent and customer by turns, 0 to 1. */
function reduced(peaks: Uint8Array): readonly number[] {
  const quarters = Math.floor(peaks.length / 2);
  const steps = Math.min(WAVEFORM_STEPS, quarters);
  return Array.from({ length: steps * 2 }, (_, index) => {
    const step = Math.floor(index / 2);
    let peak = 0;
    for (let at = Math.floor((step * quarters) / steps); at < Math.floor(((step + 1) * quarters) / steps); at += 1) peak = Math.max(peak, peaks[at * 2 + (index % 2)] ?? 0);
    return Math.round((peak / 255) * 1_000) / 1_000;
  });
}
