import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { appError, type AppError } from '../../shared/errors/app-error.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';

/** Largest sound file that is taken, in bytes: half a minute needs far less. */
const LARGEST = 10 * 1024 * 1024;

/** The agent's own ring, kept beside the data so that it outlives the file it came from. */
export type RingFile = {
  /** Null when there is none. */
  readonly load: () => Promise<Uint8Array | null>;
  /** Reads a file somewhere on this computer. Error `sound-unreadable`. */
  readonly read: (file: string) => Promise<Result<Uint8Array, AppError>>;
  readonly keep: (bytes: Uint8Array) => Promise<void>;
};

/** @param folder of the profile's data */
export function createRingFile(folder: string): RingFile {
  const own = path.join(folder, 'own-ring');
  return {
    load: () => readFile(own).then((bytes) => new Uint8Array(bytes), () => null),
    read: async (file) => {
      try {
        const { size } = await stat(file);
        if (size > LARGEST) return err(appError('sound-unreadable', 'the file is too large'));
        return ok(new Uint8Array(await readFile(file)));
      } catch (error) {
        return err(appError('sound-unreadable', `the file cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}`));
      }
    },
    keep: async (bytes) => {
      await mkdir(folder, { recursive: true });
      await writeFile(own, bytes);
    },
  };
}
