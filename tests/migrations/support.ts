// Takes a file to any version, to see what the next migration makes of its content.
import BetterSqlite from 'better-sqlite3';
import { Kysely, type Migration } from 'kysely';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

import { sqliteDialect } from '../../electron/db/dialect/sqlite.ts';
import { migrate } from '../../electron/db/migrate.ts';
import { APPLICATION_ID } from '../../electron/db/preflight.ts';

export function tempFile(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'balie-migration-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return path.join(folder, 'balie.sqlite');
}

export type VersionedFile = {
  readonly file: string;
  readonly raw: BetterSqlite.Database;
  readonly migrateTo: (name?: string, migrations?: Readonly<Record<string, Migration>>) => Promise<void>;
};

/** A new file, opened, at the given migration; at none without a name. */
export async function fileAt(name?: string): Promise<VersionedFile> {
  const file = tempFile();
  const raw = new BetterSqlite(file);
  onTestFinished(() => void raw.close());
  raw.pragma('journal_mode = WAL');
  raw.pragma('foreign_keys = ON');
  raw.pragma(`application_id = ${APPLICATION_ID}`);
  const db = new Kysely<unknown>({ dialect: sqliteDialect(raw) });
  const migrateTo = (to?: string, migrations?: Readonly<Record<string, Migration>>) =>
    migrate(raw, db, file, migrations, to);
  if (name !== undefined) await migrateTo(name);
  return { file, raw, migrateTo };
}

/** Everything that is in a file, to compare two moments. */
export function dump(raw: BetterSqlite.Database): unknown {
  const schema = raw.prepare('select type, name, sql from sqlite_schema order by type, name').all() as readonly {
    type: string;
    name: string;
  }[];
  const tables = schema.filter(({ type, name }) => type === 'table' && !name.startsWith('sqlite_'));
  return {
    schema,
    version: raw.pragma('user_version'),
    rows: tables.map(({ name }) => [name, raw.prepare(`select * from "${name}"`).all()]),
  };
}
