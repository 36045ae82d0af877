import { constants, existsSync } from 'node:fs';
import { copyFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';

import type { Log } from '../app/ports/platform-ports.ts';
import { appError, type AppError } from '../../shared/errors/app-error.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { isBackupName, nameStamp, syncToDisk } from './backup.ts';
import { toAppError } from './failure.ts';
import { WorkerLink, type StartWorker } from './worker-link.ts';

/** SQLite's own files beside the data; they belong to it and move with it. */
const COMPANIONS = ['-wal', '-shm'] as const;

/** What putting back a copy needs. The data must be closed. */
export type RestoreOptions = {
  readonly file: string;
  readonly backupFolder: string;
  /** A name as `listBackups` gave it. */
  readonly name: string;
  readonly now: () => number;
  readonly log: Log;
  readonly startWorker: StartWorker;
};

/**
 * Renames the data file, with its companions, to `balie-<why>-<instant>.sqlite` in the same folder, so that a fresh one can be made. Nothing
 * is deleted. The data must be closed.
 * @param why `damaged`: it could not be opened; `replaced`: a backup takes its place
 * @returns the new path; null when there was no file
 */
export async function setAside(
  file: string,
  now: () => number,
  why: 'damaged' | 'replaced' = 'damaged',
): Promise<Result<string | null, AppError>> {
  const stamp = nameStamp(now());
  let target = path.join(path.dirname(file), `balie-${why}-${stamp}.sqlite`);
  for (let number = 2; existsSync(target); number++)
    target = path.join(path.dirname(file), `balie-${why}-${stamp}-${number}.sqlite`);
  try {
    const present = existsSync(file);
    // The log first: were this interrupted, a file without its log is older but whole, while a log without its file would be lost on
    // the next start, and a new file must never meet an old log.
    for (const companion of COMPANIONS)
      if (existsSync(file + companion)) await rename(file + companion, target + companion);
    if (present) await rename(file, target);
    await syncToDisk(path.dirname(file));
    return ok(present ? target : null);
  } catch (error) {
    return err(toAppError(error, file));
  }
}

async function check(file: string, { now, log, startWorker }: RestoreOptions): Promise<Result<void, AppError>> {
  const checker = new WorkerLink(startWorker, { role: 'checker', file, backupFolder: '', at: now() }, log);
  checker.open();
  const result = await checker.opened;
  await checker.ended;
  for (const companion of COMPANIONS) await rm(file + companion, { force: true });
  if (result.ok) return result;
  const { problem, message, details } = result.error;
  return err(appError(problem === 'disk-full' ? 'disk-full' : 'backup-unusable', message, { ...details, problem }));
}

/**
 * Puts a backup copy in the place of the data file: copies it beside the data, reads all of it and checks its version, sets the present file
 * aside, and renames the copy into place. The backup itself stays. Until that last step the present file is where it was.
 * Errors: `backup-unusable` (damaged, from a newer version, not a backup), `not-found`, `disk-full`, `database-unavailable`.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Result<void, AppError>> {
  const { file, backupFolder, name, now } = options;
  if (!isBackupName(name)) return err(appError('backup-unusable', 'not the name of a backup', { reason: 'name' }));
  const source = path.join(backupFolder, name);
  if (!existsSync(source)) return err(appError('not-found', `no backup ${name}`));
  const incoming = `${file}.restoring`;
  try {
    await rm(incoming, { force: true });
    await copyFile(source, incoming, constants.COPYFILE_FICLONE);
    await syncToDisk(incoming);
    const checked = await check(incoming, options);
    const aside = checked.ok ? await setAside(file, now, 'replaced') : checked;
    if (!aside.ok) {
      await rm(incoming, { force: true });
      return aside;
    }
    await rename(incoming, file);
    await syncToDisk(path.dirname(file));
    return ok();
  } catch (error) {
    await rm(incoming, { force: true }).catch(() => undefined);
    return err(toAppError(error, file));
  }
}
