import BetterSqlite from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

export function dataFileOf(profile: string): string {
  return path.join(profile, 'balie.sqlite');
}

/** Rows of the data file, read without changing it; also while the application has it open. */
export function rowsOf<Row>(profile: string, sql: string, ...values: readonly unknown[]): readonly Row[] {
  const db = new BetterSqlite(dataFileOf(profile), { readonly: true, fileMustExist: true });
  try {
    return db.prepare<unknown[], Row>(sql).all(...values);
  } finally {
    db.close();
  }
}

export function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
