/** Marks a branch that the type system proves unreachable; throws when reached at run time with untyped data. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
