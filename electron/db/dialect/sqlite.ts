import type BetterSqlite from 'better-sqlite3';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type QueryResult,
} from 'kysely';

/** The repositories know some eighty different statements; beyond that only generated lists of identifiers vary. */
const CACHED_STATEMENTS = 200;

/** SQLite rolls DDL back like everything else; said here so that a failing migration leaves nothing behind. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class Connection implements DatabaseConnection {
  readonly #db: BetterSqlite.Database;
  readonly #statements = new Map<string, BetterSqlite.Statement>();

  constructor(db: BetterSqlite.Database) {
    this.#db = db;
  }

  executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      const statement = this.#prepare(sql);
      if (statement.reader) return Promise.resolve({ rows: statement.all(...parameters) as Row[] });
      const { changes } = statement.run(...parameters);
      return Promise.resolve({ numAffectedRows: BigInt(changes), rows: [] });
    } catch (error) {
      return Promise.reject(error);
    }
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('streaming is not used here');
  }

  #prepare(sql: string): BetterSqlite.Statement {
    const cached = this.#statements.get(sql);
    if (cached) return cached;
    const statement = this.#db.prepare(sql);
    if (this.#statements.size < CACHED_STATEMENTS) this.#statements.set(sql, statement);
    return statement;
  }
}

/** One connection over one open file. Transactions take the write lock at once, so that they cannot fail half-way for want of it. */
class SingleConnectionDriver implements Driver {
  readonly #db: BetterSqlite.Database;
  readonly #connection: Connection;
  #busy: Promise<void> = Promise.resolve();
  #release: () => void = () => undefined;

  constructor(db: BetterSqlite.Database) {
    this.#db = db;
    this.#connection = new Connection(db);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#busy;
    let release = (): void => undefined;
    this.#busy = new Promise((resolve) => (release = resolve));
    await before;
    this.#release = release;
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#release();
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  /** A full disk makes SQLite roll back by itself; a second rollback would only hide the cause. */
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#db.inTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async destroy(): Promise<void> {
    this.#db.close();
  }
}

/** Kysely over an open better-sqlite3 file. */
export function sqliteDialect(db: BetterSqlite.Database): Dialect {
  return {
    createAdapter: (): DialectAdapter => new TransactionalSqliteAdapter(),
    createDriver: () => new SingleConnectionDriver(db),
    createIntrospector: (kysely) => new SqliteIntrospector(kysely),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}
