import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';

/** What a bundle exports, and the way to make its next start quicker. */
export type LoadedBundle<Exports> = {
  readonly exports: Exports;
  /** Keeps what V8 has compiled so far, unless it is there already. Takes some ten ms once per version. Never throws. */
  readonly keepCompiled: () => void;
};

type Module = { exports: unknown };
type Body = (exports: unknown, require: NodeJS.Require, module: Module, filename: string, dirname: string) => void;

/** Undefined too when it was cut short to nothing, which V8 would take for no data at all. */
async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    const content = await readFile(file);
    return content.length === 0 ? undefined : content;
  } catch {
    return undefined;
  }
}

/** Lets waiting work of this thread go first: a window that opens meanwhile needs it every few ms. */
const others = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Runs a CommonJS bundle with what V8 compiled of it in an earlier start; compiling is half of what loading a large one
 * takes. V8 refuses data of another version of itself, and the name carries the bundle's hash, so another build never runs
 * old code.
 * @param file absolute path of the bundle
 * @param folder where compiled code is kept; need not exist
 * @param until it is read at once, and compiled and run after this
 * @throws (rejects with) whatever the bundle throws, and when it cannot be read
 */
export async function loadBundle<Exports>(file: string, folder: string, until: Promise<unknown> = Promise.resolve()): Promise<LoadedBundle<Exports>> {
  const content = await readFile(file);
  const stem = path.basename(file, path.extname(file));
  const kept = path.join(folder, `${stem}-${createHash('sha256').update(content).digest('hex').slice(0, 24)}`);
  // The build writes these in ASCII (build/bundle/ascii.mjs): no time to decode, and half the room.
  const source = content.toString('latin1');
  const cachedData = await readIfThere(kept);
  await until;
  // On one line with the bundle's first, so that line numbers in the log stay the file's.
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, { filename: file, cachedData });
  await others();
  const module: Module = { exports: {} };
  (script.runInThisContext() as Body)(module.exports, createRequire(file), module, file, path.dirname(file));
  await others();
  return {
    exports: module.exports as Exports,
    keepCompiled: () => {
      if (cachedData !== undefined && script.cachedDataRejected !== true) return;
      try {
        mkdirSync(folder, { recursive: true });
        for (const old of readdirSync(folder)) if (old.startsWith(`${stem}-`)) rmSync(path.join(folder, old));
        const part = `${kept}.part`;
        writeFileSync(part, script.createCachedData());
        renameSync(part, kept);
      } catch {
        // A full or read-only disk: the next start is as slow as this one.
      }
    },
  };
}
