import type BetterSqlite from 'better-sqlite3';

import type { ImportStatus } from '../../../shared/domain/contact-file/import-job.ts';

/** An import as it stands in the data. */
export type Run = {
  readonly seq: number;
  readonly id: string;
  readonly practice: number;
  readonly at: number;
  readonly by: string;
  readonly file_name: string;
  readonly says_language: number;
  readonly status: ImportStatus;
  readonly position: number;
};
export type Prepared = (sql: string) => BetterSqlite.Statement;

/** Statements are prepared at their first use, and once. */
export function statements(raw: BetterSqlite.Database): Prepared {
  const known = new Map<string, BetterSqlite.Statement>();
  return (sql) => {
    const statement = known.get(sql) ?? raw.prepare(sql);
    known.set(sql, statement);
    return statement;
  };
}
