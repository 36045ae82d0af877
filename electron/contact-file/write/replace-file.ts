import { open, rename, rm } from 'node:fs/promises';

/**
 * Writes a file under a temporary name beside its place and puts it there when it is complete and on the disk. On any failure the file
 * that was there is as it was, and nothing is left beside it.
 *
 * @throws what `work` and the file system say
 */
export async function replaceFile(
  target: string,
  work: (write: (data: string | Uint8Array) => Promise<void>) => Promise<void>,
): Promise<void> {
  const temporary = `${target}.${process.pid}.part`;
  try {
    const handle = await open(temporary, 'w', 0o600);
    try {
      await work(async (data) => {
        await handle.writeFile(data);
      });
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Removes what a thread that was ended in the middle has left. */
export function temporaryOf(target: string): string {
  return `${target}.${process.pid}.part`;
}
