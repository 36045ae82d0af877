import type BetterSqlite from 'better-sqlite3';
import { Migrator, type Kysely, type Migration } from 'kysely';

import { StartupError, toStartupError } from './failure.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { MIGRATION_TABLE } from './preflight.ts';

/** Adds to each migration that the file's version number rises with it, in the same transaction. */
function numbered(
  raw: BetterSqlite.Database,
  migrations: Readonly<Record<string, Migration>>,
): Record<string, Migration> {
  const names = Object.keys(migrations).toSorted();
  return Object.fromEntries(
    names.map((name, index) => [
      name,
      {
        up: async (db: Kysely<unknown>): Promise<void> => {
          await migrations[name]?.up(db);
          raw.pragma(`user_version = ${index + 1}`);
        },
      },
    ]),
  );
}

/**
 * Brings an open file to the newest version, or to migration `upTo`. All pending migrations run in one transaction: either the file is at
 * the new version afterwards, or exactly where it was, and the older program can still use it.
 * @throws StartupError: `database-from-future` when the file had migrations that are unknown here, `disk-full`, `database-corrupt`, or
 *   `database-unavailable` with the name of the migration that failed
 */
export async function migrate(
  raw: BetterSqlite.Database,
  db: Kysely<never> | Kysely<unknown>,
  file: string,
  migrations: Readonly<Record<string, Migration>> = MIGRATIONS,
  upTo?: string,
): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(numbered(raw, migrations)) },
    migrationTableName: MIGRATION_TABLE,
    migrationLockTableName: 'migration_lock',
  });
  const { error, results } = upTo === undefined ? await migrator.migrateToLatest() : await migrator.migrateTo(upTo);
  if (error === undefined) return;
  if (error instanceof Error && /previously executed migration .* is missing/.test(error.message)) {
    throw new StartupError('database-from-future', error.message);
  }
  const failed = results?.find(({ status }) => status === 'Error')?.migrationName ?? 'unknown';
  const cause = toStartupError(error, file);
  if (cause.problem !== 'database-unavailable') throw cause;
  throw new StartupError('database-unavailable', `migration ${failed}: ${cause.message}`, {
    reason: 'migration-failed',
    migration: failed,
  });
}
