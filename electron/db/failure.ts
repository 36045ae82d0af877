import { statfsSync } from 'node:fs';
import path from 'node:path';

import { appError, type AppError } from '../../shared/errors/app-error.ts';
import type { BackupInfo, StartupState } from '../../shared/ipc/app-state.ts';

/** What can keep the data from opening. The file is as it was; nothing is ever deleted. */
export type StartupProblem = Exclude<Extract<StartupState, { phase: 'failed' }>['problem'], 'provisioning-invalid'>;

/** Why the data could not be opened, with the copies that could be put back. */
export type StartupFailure = {
  readonly problem: StartupProblem;
  readonly file: string;
  /** English, for the log. */
  readonly message: string;
  readonly details: Readonly<Record<string, string | number>>;
  readonly backups: readonly BackupInfo[];
};

/** Thrown inside the data threads while opening; carries the problem and what to say about it. */
export class StartupError extends Error {
  readonly problem: StartupProblem;
  readonly details: StartupFailure['details'];

  constructor(problem: StartupProblem, message: string, details: StartupFailure['details'] = {}) {
    super(message);
    this.problem = problem;
    this.details = details;
  }
}

/** Thrown by a repository to have a request rejected with a typed error; whatever it changed is rolled back. */
export class RequestError extends Error {
  readonly error: AppError;

  constructor(...error: Parameters<typeof appError>) {
    super(error[1]);
    this.error = appError(...error);
  }
}

/** Below this many free bytes an input/output error is put down to the full disk: SQLite's own files grow by up to this much. */
const FULL_BELOW_BYTES = 256 * 1024;

/** The code of a SQLite or file system error, such as `SQLITE_FULL` or `EACCES`; empty when it has none. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whether so little room is left on the disk of a file that work on it would soon be lost. */
export function noSpaceBeside(file: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(path.dirname(file));
    return bavail * bsize < FULL_BELOW_BYTES;
  } catch {
    return false;
  }
}

/**
 * Says what an error of SQLite or the file system means.
 * SQLite reports a full disk as FULL for the data, but as an input/output or open error for its helper files; there the free space decides.
 */
export function problemOf(error: unknown, file: string): StartupProblem | 'internal' {
  const code = errorCode(error);
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full';
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'database-corrupt';
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN'))
    return noSpaceBeside(file) ? 'disk-full' : 'database-unavailable';
  if (/^SQLITE_(READONLY|BUSY|LOCKED|PERM|AUTH|NOMEM|PROTOCOL|NOLFS)/.test(code)) return 'database-unavailable';
  if (/^(EACCES|EPERM|EROFS|EIO|EISDIR|ENOTDIR|ENOENT|EBUSY|EMFILE|ENFILE)$/.test(code)) return 'database-unavailable';
  return 'internal';
}

/** Makes the typed error that a request rejects with. Messages of SQLite name tables and constraints, never values. */
export function toAppError(error: unknown, file: string): AppError {
  if (error instanceof RequestError) return error.error;
  return appError(problemOf(error, file), messageOf(error), { sqlite: errorCode(error) });
}

/** Makes the start-up error; what is not understood counts as unavailable, so that the agent is offered a new try. */
export function toStartupError(error: unknown, file: string): StartupError {
  if (error instanceof StartupError) return error;
  const problem = problemOf(error, file);
  return new StartupError(problem === 'internal' ? 'database-unavailable' : problem, messageOf(error), {
    reason: errorCode(error) || 'unexpected',
  });
}
