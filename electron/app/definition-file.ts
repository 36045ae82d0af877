import { readFile, stat, writeFile } from 'node:fs/promises';

import type { DefinitionFault } from '../../shared/domain/definition/definition-fault.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';

/** Largest file of definitions that is read, in bytes. */
const LARGEST_BYTES = 5_000_000;

/** The content of a JSON file; a fault for one that is too large, cannot be read or is no JSON. */
export async function readDefinitionFile(file: string): Promise<Result<unknown, DefinitionFault>> {
  const fault = (problem: DefinitionFault['problem'], detail: string): Result<never, DefinitionFault> => err({ problem, path: '', detail });
  try {
    if ((await stat(file)).size > LARGEST_BYTES) return fault('too-large', `${String(LARGEST_BYTES / 1_000_000)} MB`);
    const text = await readFile(file, 'utf8');
    return ok(JSON.parse(text.replace(/^\uFEFF/u, '')) as unknown);
  } catch (error) {
    return fault(error instanceof SyntaxError ? 'no-json' : 'unreadable', error instanceof SyntaxError ? error.message : '');
  }
}

/** @returns false when it could not be written */
export async function writeDefinitionFile(file: string, content: unknown): Promise<boolean> {
  try {
    await writeFile(file, `${JSON.stringify(content, null, 2)}\n`, 'utf8');
    return true;
  } catch {
    return false;
  }
}
