import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { closeDatabase, openWriter } from '../../../electron/db/database.ts';
import { writeRows } from './rows.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** What decides on the content of the file. */
const FOLDERS = ['tests/bench/contacts', 'electron/db/migrations'];
const FILES = [
  ...['contact-write', 'contact-keys', 'contact-rows', 'organisation-write', 'search/search-index'].map(
    (name) => `electron/db/repos/${name}.ts`,
  ),
  ...['search-key', 'contact-fields'].map((name) => `shared/domain/contact/${name}.ts`),
];

/** The same for the same generator, tables and keys. */
function hashOfSources(): string {
  const hash = createHash('sha256');
  const inFolders = FOLDERS.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .toSorted()
      .map((name) => path.join(folder, name)),
  );
  for (const file of [...inFolders, ...FILES]) hash.update(readFileSync(path.join(ROOT, file)));
  return hash.digest('hex').slice(0, 12);
}

/**
 * A data file with so many customers, made when there is none of this generator and these tables. To be copied, not changed.
 * @param practice customers of the practice line
 */
export async function cachedFile(
  rows: number,
  seed: number,
  practice: boolean,
  progress: (done: number) => void = () => undefined,
): Promise<string> {
  const cache = path.join(ROOT, '.cache', 'bench');
  const name = `contacts-${rows}-${seed}${practice ? '-practice' : ''}-${hashOfSources()}`;
  const folder = path.join(cache, name);
  const file = path.join(folder, 'balie.sqlite');
  if (existsSync(file)) return file;
  const making = `${folder}.making-${process.pid}`;
  mkdirSync(making, { recursive: true });
  const made = path.join(making, 'balie.sqlite');
  closeDatabase(await openWriter(made, path.join(making, 'backups'), 0));
  writeRows(made, seed, rows, progress, practice);
  // Those of an earlier generator are of no use to anybody.
  for (const old of readdirSync(cache))
    if (
      old.startsWith(`contacts-${rows}-`) &&
      old !== name &&
      !old.includes('making') &&
      old.includes('practice') === practice
    )
      rmSync(path.join(cache, old), { recursive: true, force: true });
  renameSync(making, folder);
  return file;
}
