import type BetterSqlite from 'better-sqlite3';

/** Values for a table's columns that nobody asks for. */
function filled(raw: BetterSqlite.Database, table: string, given: Readonly<Record<string, string>>): { readonly columns: string; readonly values: string } {
  const columns = (raw.pragma(`table_info(${table})`) as readonly { readonly name: string; readonly type: string; readonly notnull: number; readonly dflt_value: string | null; readonly pk: number }[]).filter(
    // The number of a row comes by itself.
    ({ name, type, notnull, dflt_value: byDefault, pk }) => name in given || (notnull === 1 && byDefault === null && !(pk === 1 && type === 'INTEGER')),
  );
  return { columns: columns.map(({ name }) => name).join(', '), values: columns.map(({ name, type }) => given[name] ?? (type === 'INTEGER' ? '0' : `''`)).join(', ') };
}

/** The statement's table of the numbers `n` from 1 to `count`. */
export const numbers = (count: number): string => `with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ${String(count)})`;

/**
 * Rows straight into a table of the real schema: a million customers by the ordinary way take minutes, and most of what is kept of them
 * (search, versions, duplicates) is not asked for.
 * @param given SQL expressions by column; of `n`, when there is a `from`
 * @param from such as `from numbers`, with the statement's own tables before it
 */
export function insertMade(raw: BetterSqlite.Database, table: string, given: Readonly<Record<string, string>>, from: { readonly tables: string; readonly rows: string } | null = null): void {
  const { columns, values } = filled(raw, table, given);
  raw.exec(`${from?.tables ?? ''} insert into ${table} (${columns}) select ${values} ${from?.rows ?? ''}`);
}

/** The same for rows that follow from no number: what is not given is filled. */
export function rowsInto<Column extends string>(raw: BetterSqlite.Database, table: string, given: readonly Column[]): (row: Readonly<Record<Column, string | number | null>>) => void {
  const { columns, values } = filled(raw, table, Object.fromEntries(given.map((column) => [column, `@${column}`])));
  const statement = raw.prepare(`insert into ${table} (${columns}) values (${values})`);
  return (row) => void statement.run(row);
}

/** Leaves what follows a customer by itself (search, duplicates) out of a scratch file; references are not checked. */
export function barely(raw: BetterSqlite.Database): void {
  raw.pragma('foreign_keys = off');
  for (const name of raw.prepare<[], string>(`select name from sqlite_schema where type = 'trigger' and tbl_name in ('contact', 'contact_phone', 'consent') and name not like 'list_entry%'`).pluck().all()) raw.exec(`drop trigger "${name}"`);
}
