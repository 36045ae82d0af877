import BetterSqlite from 'better-sqlite3';
import { Kysely } from 'kysely';
import { mkdirSync } from 'node:fs';
import path from 'node:path';

import { copyBeforeMigration, removeUnfinished } from './backup.ts';
import { sqliteDialect } from './dialect/sqlite.ts';
import { toStartupError } from './failure.ts';
import { migrate } from './migrate.ts';
import { APPLICATION_ID, DATA_VERSION, preflight } from './preflight.ts';
import type { Database } from './schema.ts';

/** One open connection: raw for pragmas and copies, Kysely for everything else. */
export type OpenDatabase = {
  readonly raw: BetterSqlite.Database;
  readonly db: Kysely<Database>;
  readonly file: string;
};

/** A second process on the same file (a backup tool, a curious administrator) may hold it for moments. */
const BUSY_TIMEOUT_MS = 5_000;

/**
 * WAL with synchronous=NORMAL: a commit is handed to the operating system before it is acknowledged, so it survives the death of the whole
 * application (kill -9). Only a power cut or a crash of the system can take the last commits, never the integrity of the file, because
 * checkpoints do wait for the disk. Waiting at every commit would cost some ten milliseconds per typed word on a plain disk. What
 * must not be lost even then (a finished registration) is written through `durably`.
 */
function setUpWriter(raw: BetterSqlite.Database): void {
  raw.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  raw.pragma('journal_mode = WAL');
  raw.pragma('synchronous = NORMAL');
  raw.pragma('foreign_keys = ON');
  // 4 MB: bounds what a start after a crash must replay, and what is left on disk after a large change.
  raw.pragma('journal_size_limit = 4194304');
}

function connect(raw: BetterSqlite.Database, file: string): OpenDatabase {
  return { raw, file, db: new Kysely<Database>({ dialect: sqliteDialect(raw) }) };
}

/**
 * Opens the file for writing: checks it untouched, copies it when it has to be migrated, migrates it. Makes the file, and its folder, when
 * there is none.
 * @param at instant for the name of the copy
 * @throws StartupError; the file is then as it was
 */
export async function openWriter(file: string, backupFolder: string, at: number): Promise<OpenDatabase> {
  let raw: BetterSqlite.Database | undefined;
  try {
    const { version, fresh } = preflight(file);
    mkdirSync(path.dirname(file), { recursive: true });
    removeUnfinished(backupFolder);
    raw = new BetterSqlite(file);
    if (!fresh && version < DATA_VERSION) await copyBeforeMigration(raw, backupFolder, version, at);
    setUpWriter(raw);
    const opened = connect(raw, file);
    if (version < DATA_VERSION) {
      if (fresh) raw.pragma(`application_id = ${APPLICATION_ID}`);
      await migrate(raw, opened.db as Kysely<unknown>, file);
    }
    // The helper files are made by the first access; a full disk should show now, not in the first call.
    raw.prepare('select count(*) from project').get();
    return opened;
  } catch (error) {
    raw?.close();
    throw toStartupError(error, file);
  }
}

/** Opens the file, which a writer has prepared, for reading only. */
export function openReader(file: string): OpenDatabase {
  const raw = new BetterSqlite(file, { readonly: true, fileMustExist: true });
  raw.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  return connect(raw, file);
}

/** Runs `work` so that its commit has reached the disk itself, not only the operating system, before it resolves. */
export async function durably<T>(raw: BetterSqlite.Database, work: () => Promise<T>): Promise<T> {
  raw.pragma('synchronous = FULL');
  try {
    return await work();
  } finally {
    raw.pragma('synchronous = NORMAL');
  }
}

/** Ends a connection in order. The last one to close folds the write-ahead log into the file, which marks the end as clean. */
export function closeDatabase({ raw }: OpenDatabase): void {
  if (!raw.open) return;
  if (!raw.readonly) raw.pragma('optimize');
  raw.close();
}
