import BetterSqlite from 'better-sqlite3';
import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';

import { errorCode, noSpaceBeside, StartupError, toStartupError } from './failure.ts';
import { MIGRATIONS } from './migrations/index.ts';

/** Marks a file as Balie's in its header ("BALI" in ASCII); another program's file is refused and left alone. */
export const APPLICATION_ID = 0x42414c49;

/** The version of the data that this program writes: the number of migrations. */
export const DATA_VERSION = Object.keys(MIGRATIONS).length;

/** The table in which executed migrations are recorded. */
export const MIGRATION_TABLE = 'migration';

/**
 * A file that was closed in order is read through completely only up to this size: at the measured 900 MB/s (from the system's cache) that
 * stays under a quarter of a second, and a start must feel instant. Beyond it the header and the first pages are looked at, and damage
 * found later surfaces as `database-corrupt` from the request that meets it. After an unclean end the whole file is always read.
 */
const FULL_CHECK_UP_TO_BYTES = 200 * 1024 * 1024;

const HEADER_BYTES = 100;
const MAGIC = 'SQLite format 3\0';

/** What is known of a file before it is opened for writing. Version 0 is a new file. */
export type Preflight = { readonly version: number; readonly fresh: boolean };

type Header = {
  readonly pageSize: number;
  readonly pages: number;
  readonly pagesKnown: boolean;
  readonly version: number;
  readonly applicationId: number;
};

/** File format: https://www.sqlite.org/fileformat2.html, section 1.3. */
function readHeader(file: string): Header {
  const bytes = Buffer.alloc(HEADER_BYTES);
  const handle = openSync(file, 'r');
  let length: number;
  try {
    length = readSync(handle, bytes, 0, HEADER_BYTES, 0);
  } finally {
    closeSync(handle);
  }
  if (length < HEADER_BYTES || bytes.toString('latin1', 0, 16) !== MAGIC) {
    throw new StartupError('database-corrupt', 'the file is not a database', { reason: 'not-a-database' });
  }
  const stored = bytes.readUInt16BE(16);
  return {
    pageSize: stored === 1 ? 65_536 : stored,
    pages: bytes.readUInt32BE(28),
    // The page count counts only when the change counter says that it was written together with it.
    pagesKnown: bytes.readUInt32BE(24) === bytes.readUInt32BE(92),
    version: bytes.readUInt32BE(60),
    applicationId: bytes.readUInt32BE(68),
  };
}

function sizeOf(file: string): number | null {
  try {
    const stat = statSync(file);
    if (!stat.isFile())
      throw new StartupError('database-unavailable', 'the path is not a file', { reason: 'not-a-file' });
    return stat.size;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function refuseForeign(applicationId: number): void {
  if (applicationId !== APPLICATION_ID)
    throw new StartupError('database-corrupt', 'the file belongs to another program', { reason: 'foreign-file' });
}

function refuseFuture(version: number, isUnknown = false): void {
  if (version <= DATA_VERSION && !isUnknown) return;
  throw new StartupError('database-from-future', 'the file was written by a newer version', {
    fileVersion: version,
    ownVersion: DATA_VERSION,
  });
}

/** The version by what the file records; with a log left behind, the header alone may be out of date. */
function checkVersion(db: BetterSqlite.Database): number {
  const version = Number(db.pragma('user_version', { simple: true }));
  const tables = db
    .prepare<[], { name: string }>("select name from sqlite_schema where type = 'table'")
    .all()
    .map(({ name }) => name);
  if (tables.length > 0) refuseForeign(Number(db.pragma('application_id', { simple: true })));
  const executed = tables.includes(MIGRATION_TABLE)
    ? db.prepare<[], { name: string }>(`select name from ${MIGRATION_TABLE}`).all()
    : [];
  refuseFuture(
    version,
    executed.some(({ name }) => !Object.hasOwn(MIGRATIONS, name)),
  );
  if (executed.length !== version) {
    throw new StartupError('database-corrupt', `version ${version} with ${executed.length} migrations`, {
      reason: 'version-mismatch',
    });
  }
  return version;
}

function checkPages(db: BetterSqlite.Database): void {
  const verdict = db.pragma('quick_check(1)', { simple: true });
  if (verdict !== 'ok')
    throw new StartupError('database-corrupt', `quick_check: ${String(verdict).slice(0, 200)}`, {
      reason: 'damaged-pages',
    });
}

/**
 * Looks at a data file without changing a byte of it: is it there, readable and writable, a database, whole, ours, and not from a newer version.
 *
 * An unclean end shows by itself: SQLite removes the write-ahead log when the last connection closes in order.
 * @param thorough reads all pages whatever the size (used on a backup before it is put back).
 * @throws StartupError with problem `database-corrupt`, `database-from-future`, `disk-full` or `database-unavailable`
 */
export function preflight(file: string, thorough = false): Preflight {
  try {
    // The first write may still fit into what something else has just freed, and the next one does not.
    if (noSpaceBeside(file)) throw new StartupError('disk-full', 'no room beside the data file', { reason: 'no-room' });
    const size = sizeOf(file);
    const logSize = sizeOf(`${file}-wal`) ?? 0;
    if (size === null || (size === 0 && logSize === 0)) return { version: 0, fresh: true };
    accessSync(file, constants.R_OK | constants.W_OK);
    accessSync(path.dirname(file), constants.W_OK);
    const header = readHeader(file);
    const unclean = logSize > 0;
    if (!unclean && header.pagesKnown && header.pages * header.pageSize > size) {
      throw new StartupError(
        'database-corrupt',
        `the file ends early: ${size} of ${header.pages * header.pageSize} bytes`,
        { reason: 'truncated' },
      );
    }
    if (!unclean && header.version > 0) {
      refuseForeign(header.applicationId);
      refuseFuture(header.version);
    }
    // Reading leaves at most SQLite's own helper files beside it.
    const db = new BetterSqlite(file, { readonly: true, fileMustExist: true });
    try {
      const version = checkVersion(db);
      if (thorough || unclean || size <= FULL_CHECK_UP_TO_BYTES) checkPages(db);
      return { version, fresh: version === 0 };
    } finally {
      db.close();
    }
  } catch (error) {
    throw toStartupError(error, file);
  }
}
