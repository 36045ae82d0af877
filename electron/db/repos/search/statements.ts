import type BetterSqlite from 'better-sqlite3';

type Parameters = readonly (string | number | null)[];

/** Reads with statements that are prepared once, and leave the work to whoever takes the rows. */
export type Reader = {
  readonly all: <Row>(sql: string, ...parameters: Parameters) => readonly Row[];
  /** The first column of each row, as it is asked for; the statement ends when nobody asks any more. */
  readonly column: <Value>(sql: string, ...parameters: Parameters) => Generator<Value>;
  readonly value: <Value>(sql: string, ...parameters: Parameters) => Value | undefined;
};

/** The search knows some sixty statements, none of them made from what was typed. */
const readers = new WeakMap<BetterSqlite.Database, Reader>();

/** The reader of a connection; one for all that search in it. */
export function readerOf(raw: BetterSqlite.Database): Reader {
  const known = readers.get(raw);
  if (known !== undefined) return known;
  const made = createReader(raw);
  readers.set(raw, made);
  return made;
}

function createReader(raw: BetterSqlite.Database): Reader {
  const whole = new Map<string, BetterSqlite.Statement>();
  const first = new Map<string, BetterSqlite.Statement>();
  /** Statements in which nobody reads just now: one that is being read cannot be begun anew. */
  const idle = new Map<string, BetterSqlite.Statement[]>();

  const prepared = (cache: Map<string, BetterSqlite.Statement>, sql: string, pluck: boolean): BetterSqlite.Statement => {
    let statement = cache.get(sql);
    if (statement === undefined) {
      statement = raw.prepare(sql);
      if (pluck) statement.pluck();
      cache.set(sql, statement);
    }
    return statement;
  };

  return {
    all: <Row>(sql: string, ...parameters: Parameters) => prepared(whole, sql, false).all(...parameters) as Row[],
    value: <Value>(sql: string, ...parameters: Parameters) => prepared(first, sql, true).get(...parameters) as Value | undefined,
    *column<Value>(sql: string, ...parameters: Parameters) {
      const waiting = idle.get(sql) ?? [];
      if (waiting.length === 0) idle.set(sql, waiting);
      const statement = waiting.pop() ?? raw.prepare(sql).pluck();
      try {
        yield* statement.iterate(...parameters) as IterableIterator<Value>;
      } finally {
        waiting.push(statement);
      }
    },
  };
}
