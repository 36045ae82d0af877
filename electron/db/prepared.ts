import type BetterSqlite from 'better-sqlite3';

const known = new WeakMap<BetterSqlite.Database, Map<string, BetterSqlite.Statement>>();

/** A statement of a connection, prepared the first time it is asked for: what is asked for each person of a list takes longer to prepare than to run. */
export function prepared<Values extends readonly unknown[], Row>(raw: BetterSqlite.Database, sql: string): BetterSqlite.Statement<[...Values], Row> {
  let statements = known.get(raw);
  if (statements === undefined) known.set(raw, (statements = new Map<string, BetterSqlite.Statement>()));
  let statement = statements.get(sql);
  if (statement === undefined) statements.set(sql, (statement = raw.prepare(sql)));
  return statement as unknown as BetterSqlite.Statement<[...Values], Row>;
}
