/**
 * How values that SQL dialects hold differently are written and read. SQLite has neither booleans nor JSON values and its driver refuses
 * `true`; PostgreSQL returns both as they are.
 */
export type Codec = {
  readonly bool: { readonly write: (value: boolean) => number; readonly read: (value: number) => boolean };
  readonly json: { readonly write: (value: unknown) => string; readonly read: (value: string) => unknown };
  /** Instants and durations: whole milliseconds, since STRICT integer columns refuse fractions. */
  readonly ms: { readonly write: (value: number) => number };
};

export const sqliteCodec: Codec = {
  bool: { write: (value) => (value ? 1 : 0), read: (value) => value !== 0 },
  json: { write: (value) => JSON.stringify(value ?? null), read: (value) => JSON.parse(value) },
  ms: { write: Math.round },
};
