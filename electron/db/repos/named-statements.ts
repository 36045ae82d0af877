import type BetterSqlite from 'better-sqlite3';

type Named = Readonly<Record<string, string | number | null>>;
export type Statements = {
  readonly named: <Row>(sql: string, values: Named) => readonly Row[];
  readonly rows: <Row>(sql: string, values: Named) => readonly Row[];
};
const prepared = new WeakMap<BetterSqlite.Database, Map<string, BetterSqlite.Statement>>();

/** Statements with named values that are prepared once for each connection; `rows` gives each row as an array. */
export function statementsOf(raw: BetterSqlite.Database): Statements {
  const cache = prepared.get(raw) ?? new Map<string, BetterSqlite.Statement>();
  prepared.set(raw, cache);
  const statement = (sql: string): BetterSqlite.Statement => {
    const known = cache.get(sql) ?? raw.prepare(sql);
    cache.set(sql, known);
    return known;
  };
  return {
    named: <Row>(sql: string, values: Named) => statement(sql).raw(false).all(values) as Row[],
    rows: <Row>(sql: string, values: Named) => statement(sql).raw(true).all(values) as Row[],
  };
}
