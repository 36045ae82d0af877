import type { BackupInfo, StartupState } from '../../../shared/ipc/app-state.ts';
import type { AppError } from '../../../shared/errors/app-error.ts';
import type { Result } from '../../../shared/lib/result.ts';
import type { DataPort } from './data-port.ts';

type Failed = Extract<StartupState, { phase: 'failed' }>;
export type DataFailure = { readonly problem: Failed['problem']; readonly details: Failed['details'] };

export type OpenData = DataPort & { /** Drains writes and closes the file. */ readonly close: () => Promise<void> };

/** The data file of a profile, opened or not. None of these destroys data: a file in the way is renamed and kept. */
export type DataFile = {
  readonly path: string;
  readonly open: () => Promise<Result<OpenData, DataFailure>>;
  readonly listBackups: () => Promise<readonly BackupInfo[]>;
  /** Checks the copy, sets the present file aside and puts the copy in its place. The file must be closed. Error `backup-unusable`. */
  readonly restore: (name: string) => Promise<Result<void, AppError>>;
  /** Renames the present file, so that the next `open` starts an empty one. */
  readonly setAside: () => Promise<Result<{ readonly keptAs: string }, AppError>>;
};
