import type BetterSqlite from 'better-sqlite3';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';

import type { BackupInfo } from '../../shared/ipc/app-state.ts';
import { errorCode } from './failure.ts';

type Kind = BackupInfo['kind'];

/** How many copies of each kind are kept; the oldest of the same kind go first. */
const KEPT: Readonly<Record<Kind, number>> = { daily: 7, migration: 3, manual: 10 };

/** End of the name of a copy that is being made. */
const UNFINISHED = '.part';

/** Pages copied between two requests: about a millisecond, so that typing never waits for a copy. */
const PAGES_PER_STEP = 128;

/** `daily-20260131T235959123Z.sqlite`; a migration copy also names the version that it holds. */
const NAME = /^(daily|manual|migration)-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z(?:-v\d+)?\.sqlite$/;

/** An instant as part of a file name, in UTC: sorts by time, and holds nothing that a file system refuses. */
export function nameStamp(at: number): string {
  return new Date(at).toISOString().replaceAll(/[-:.]/g, '');
}

function parseName(name: string): { readonly kind: Kind; readonly at: number } | null {
  const match = NAME.exec(name);
  if (!match) return null;
  const [, kind, year, month, day, hour, minute, second, ms] = match;
  return { kind: kind as Kind, at: Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`) };
}

/** True for names that `listBackups` can have returned; keeps paths from outside out of the folder. */
export function isBackupName(name: string): boolean {
  return parseName(name) !== null;
}

/** All finished copies in a folder, newest first; none when the folder does not exist. */
export function listBackups(folder: string): readonly BackupInfo[] {
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
  return names
    .flatMap((name) => {
      const parsed = parseName(name);
      if (!parsed) return [];
      const stat = statSync(path.join(folder, name), { throwIfNoEntry: false });
      return stat ? [{ name, at: parsed.at, bytes: stat.size, kind: parsed.kind }] : [];
    })
    .toSorted((a, b) => b.at - a.at);
}

function prune(folder: string, kind: Kind): void {
  const surplus = listBackups(folder)
    .filter((backup) => backup.kind === kind)
    .slice(KEPT[kind]);
  for (const { name } of surplus) rmSync(path.join(folder, name), { force: true });
}

/** Clears away copies that were under way when the process died. Only for a start: a copy that is being made looks the same. */
export function removeUnfinished(folder: string): void {
  if (!existsSync(folder)) return;
  const unfinished = readdirSync(folder).filter(
    (name) => name.endsWith(UNFINISHED) && isBackupName(name.slice(0, -UNFINISHED.length)),
  );
  for (const name of unfinished) rmSync(path.join(folder, name), { force: true });
}

/**
 * Makes a file's content, or a folder's entries, reach the disk, without holding up the thread. Windows cannot do it for folders and does
 * not need it.
 */
export async function syncToDisk(target: string): Promise<void> {
  const windows = process.platform === 'win32';
  if (windows && statSync(target).isDirectory()) return;
  const handle = await open(target, windows ? 'r+' : 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Sends what has been copied to the disk all along, beside the copying. Left to the end, SQLite would wait for all of it at once, and the
 * writes with it: 200 ms for 250 MB against 30 ms.
 */
function flushingSteps(file: string): () => number {
  let flushing = false;
  return () => {
    if (!flushing) {
      flushing = true;
      // Its failures show in the copy itself, which ends with a flush of its own.
      void syncToDisk(file)
        .catch(() => undefined)
        .finally(() => (flushing = false));
    }
    return PAGES_PER_STEP;
  };
}

async function copy(
  raw: BetterSqlite.Database,
  folder: string,
  kind: Kind,
  at: number,
  suffix: string,
): Promise<BackupInfo> {
  mkdirSync(folder, { recursive: true });
  const name = `${kind}-${nameStamp(at)}${suffix}.sqlite`;
  const target = path.join(folder, name);
  const unfinished = target + UNFINISHED;
  rmSync(unfinished, { force: true });
  try {
    // On the writing connection: changes made in the meantime go into the copy too. On any other connection each change would
    // make SQLite start the copy over.
    await raw.backup(unfinished, { progress: flushingSteps(unfinished) });
    await syncToDisk(unfinished);
    renameSync(unfinished, target);
    await syncToDisk(folder);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  prune(folder, kind);
  return { name, at, bytes: statSync(target).size, kind };
}

/**
 * Copies the file while it is in use, a few pages at a time. The copy has its final name only when it is whole and on the disk.
 * Rejects with the error of SQLite or the file system; older copies are then as they were.
 */
export function createBackup(
  raw: BetterSqlite.Database,
  folder: string,
  kind: 'daily' | 'manual',
  at: number,
): Promise<BackupInfo> {
  return copy(raw, folder, kind, at, '');
}

/** The copy that precedes a migration from `version`. */
export function copyBeforeMigration(
  raw: BetterSqlite.Database,
  folder: string,
  version: number,
  at: number,
): Promise<BackupInfo> {
  return copy(raw, folder, 'migration', at, `-v${version}`);
}
