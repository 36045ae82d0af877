import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, truncate, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { measureOgg, OggOpusWriter, OPUS_RATE, samplesOf } from './ogg-opus.ts';
import { WebmOpusReader } from './webm-opus.ts';

/** Under this name a recording grows; without it the file is finished. */
const PART = '.part';
/** Loudness beside the sound: two bytes (agent, customer) each quarter of a second. */
const PEAKS = '.peaks';
/** Data is forced onto the disk this often, in ms: what a power cut can take. A killed application loses nothing written. */
const SYNC_EVERY_MS = 5_000;
/** A hole between two packets that is filled with silence, in ms; smaller ones are the jitter of time stamps. */
const GAP_MS = 250;
const QUARTER_MS = 250;

/** One recording while it grows. */
export type RecordingFile = {
  /** Path below the folder of recordings. */
  readonly name: string;
  /** A new WebM stream begins; what has been missed up to now, by the clock, becomes silence. */
  readonly beginStream: () => void;
  /** The next piece of the stream, with the loudness of each quarter of a second. Rejects when it cannot be kept (`ENOSPC`). */
  readonly append: (bytes: Uint8Array, peaks: Uint8Array) => Promise<void>;
  /** Milliseconds recorded so far. */
  readonly durationMs: () => number;
  /** Closes the file under its final name. Never rejects for a full disk: what was written stays. */
  readonly finish: () => Promise<{ readonly durationMs: number; readonly bytes: number }>;
};

export type RecordingStore = {
  /** @param at wall-clock ms, for the folder of the month @param elapsedMs time since the start by a clock that never jumps */
  readonly create: (at: number, elapsedMs: () => number) => Promise<RecordingFile>;
  /** Finishes a file that an unexpected end left growing; null when there is nothing in it. */
  readonly recover: (name: string) => Promise<{ readonly durationMs: number; readonly bytes: number } | null>;
  readonly peaks: (name: string) => Promise<Uint8Array>;
  readonly pathOf: (name: string) => string;
  readonly remove: (name: string) => Promise<void>;
};

/** The folder of recordings in a profile: `YYYY-MM/<unguessable>.ogg`, readable by the user only. */
export function createRecordingStore(folder: string): RecordingStore {
  const pathOf = (name: string): string => {
    const file = path.resolve(folder, name);
    if (!file.startsWith(folder + path.sep)) throw new Error('not a recording');
    return file;
  };
  return {
    pathOf,
    create: async (at, elapsedMs) => {
      const name = path.join(new Date(at).toISOString().slice(0, 7), `${randomBytes(16).toString('hex')}.ogg`);
      const file = pathOf(name);
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      const sound = await open(file + PART, 'wx', 0o600);
      const peaks = await open(file + PEAKS, 'wx', 0o600);
      return growing({ name, file, sound, peaks, elapsedMs });
    },
    recover: async (name) => {
      const file = pathOf(name);
      const rest = await readFile(file + PART).catch(() => null);
      // Killed between the last write and the row in the data: the file has its final name already.
      if (rest === null) {
        const done = await readFile(file).catch(() => null);
        return done === null ? null : { ...measureOgg(done), bytes: done.length };
      }
      const whole = measureOgg(rest);
      if (whole.durationMs === 0) {
        await Promise.all([rm(file + PART, { force: true }), rm(file + PEAKS, { force: true })]);
        return null;
      }
      if (whole.bytes < rest.length) await truncate(file + PART, whole.bytes);
      await rename(file + PART, file);
      return whole;
    },
    peaks: (name) => readFile(pathOf(name) + PEAKS).catch(() => new Uint8Array(0)),
    remove: async (name) => {
      const file = pathOf(name);
      for (const one of [file, file + PART, file + PEAKS]) await rm(one, { force: true });
      // The last one of its month takes the folder along.
      const left = await readdir(path.dirname(file)).catch(() => ['?']);
      if (left.length === 0) await rm(path.dirname(file), { recursive: true, force: true });
    },
  };
}

function growing({
  name,
  file,
  sound,
  peaks,
  elapsedMs,
}: {
  readonly name: string;
  readonly file: string;
  readonly sound: FileHandle;
  readonly peaks: FileHandle;
  readonly elapsedMs: () => number;
}): RecordingFile {
  const ogg = new OggOpusWriter(randomBytes(4).readUInt32LE());
  let webm = new WebmOpusReader();
  /** Where in the recording the present stream began, in ms; null until its first packet. */
  let streamAt: number | null = null;
  let quarters = 0;
  let syncedAt = 0;
  let broken: Error | null = null;
  let writing: Promise<void> = Promise.resolve();

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    writing = writing.then(async () => {
      if (broken !== null) throw broken;
      try {
        await work();
      } catch (error) {
        broken = error instanceof Error ? error : new Error(String(error));
        throw error;
      }
    });
    return writing;
  };
  // Whoever appends is told when not even this could be kept.
  inTurn(() => sound.appendFile(ogg.head())).catch(() => undefined);

  const pagesOf = (bytes: Uint8Array): Uint8Array[] => {
    const pages: Uint8Array[] = [];
    const packets = webm.push(bytes);
    const [first] = packets;
    const last = packets.at(-1);
    if (first === undefined || last === undefined) return pages;
    // The piece is complete now, so it began its own length ago.
    if (streamAt === null) {
      streamAt = Math.max(ogg.durationMs, elapsedMs() - (last.atMs - first.atMs)) - first.atMs;
      if (ogg.durationMs === 0) streamAt = -first.atMs;
      pages.push(ogg.silenceUntil(streamAt + first.atMs));
    }
    let batch: Uint8Array[] = [];
    let batchMs = 0;
    for (const { data, atMs } of packets) {
      if (streamAt + atMs - ogg.durationMs - batchMs > GAP_MS) {
        pages.push(ogg.packets(batch), ogg.silenceUntil(streamAt + atMs));
        batch = [];
        batchMs = 0;
      }
      batch.push(data);
      batchMs += (samplesOf(data) / OPUS_RATE) * 1_000;
    }
    pages.push(ogg.packets(batch));
    return pages;
  };

  return {
    name,
    beginStream: () =>
      // After the pieces of the former stream that still wait to be written.
      void inTurn(async () => {
        webm = new WebmOpusReader();
        streamAt = null;
        return Promise.resolve();
      }).catch(() => undefined),
    append: (bytes, loudness) =>
      inTurn(async () => {
        // One write a piece: a killed process leaves whole pages behind.
        const pages = Buffer.concat(pagesOf(bytes));
        if (pages.length > 0) await sound.appendFile(pages);
        const more = fitted(loudness, Math.round(ogg.durationMs / QUARTER_MS) - quarters);
        quarters += more.length / 2;
        await peaks.appendFile(more);
        if (elapsedMs() - syncedAt < SYNC_EVERY_MS) return;
        syncedAt = elapsedMs();
        await sound.datasync();
      }),
    durationMs: () => ogg.durationMs,
    finish: async () => {
      await writing.catch(() => undefined);
      if (broken === null) await sound.appendFile(ogg.packets([], true)).catch(() => undefined);
      await sound.datasync().catch(() => undefined);
      await Promise.allSettled([sound.close(), peaks.close()]);
      // What a full disk tore off would be counted and not be there.
      const kept = broken === null ? { durationMs: ogg.durationMs, bytes: (await stat(file + PART)).size } : measureOgg(await readFile(file + PART));
      if (broken !== null) await truncate(file + PART, kept.bytes);
      await rename(file + PART, file);
      return kept;
    },
  };
}

/** Loudness for this many quarters of a second: stretched over timers that were a little late, after silence where the window was away. */
function fitted(loudness: Uint8Array, quarters: number): Uint8Array {
  const all = new Uint8Array(Math.max(0, quarters) * 2);
  const given = loudness.length / 2;
  const silent = quarters - given > 4 ? quarters - given : 0;
  for (let at = silent; at < quarters && given > 0; at += 1) {
    const from = Math.min(given - 1, Math.floor(((at - silent) * given) / (quarters - silent)));
    all[at * 2] = loudness[from * 2] ?? 0;
    all[at * 2 + 1] = loudness[from * 2 + 1] ?? 0;
  }
  return all;
}
