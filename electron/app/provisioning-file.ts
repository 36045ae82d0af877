import { readFile } from 'node:fs/promises';
import type { AppError } from '../../shared/errors/app-error.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { provisioningFault } from './provisioning-fault.ts';
import type { Provisioning } from './provisioning.ts';

/** Reads and checks the provisioning file; null when none was named. A file that cannot be read is an error that names it. */
export async function readProvisioning(file: string | null): Promise<Result<Provisioning | null, AppError>> {
  if (file === null) return ok(null);
  try {
    // Its schemas are for those few starts that have a file.
    const { parseProvisioning } = await import('./provisioning.ts');
    return parseProvisioning(file, await readFile(file, 'utf8'));
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    return err(provisioningFault(file, '(file)', 'unreadable', code));
  }
}
