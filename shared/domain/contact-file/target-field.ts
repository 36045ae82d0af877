/** What a column of a file can be taken for. */
export const TARGETS = [
  'ignore',
  'salutation',
  'initials',
  'firstName',
  'infix',
  'lastName',
  'fullName',
  'organisation',
  'role',
  'customerNumber',
  'language',
  'mobile',
  'homePhone',
  'workPhone',
  'phone',
  'email',
  'address',
  'street',
  'houseNumber',
  'houseAddition',
  'postcode',
  'city',
  'postcodeCity',
  'country',
  'birthDate',
  'customerValue',
  'tags',
  'notes',
] as const;
export type Target = (typeof TARGETS)[number];

/** What several columns may be taken for at once; all others only one. */
export const REPEATABLE: ReadonlySet<Target> = new Set([
  'ignore',
  'mobile',
  'homePhone',
  'workPhone',
  'phone',
  'email',
  'notes',
]);

/** What tells who a row is about; a mapping without any of them makes no contact. */
export const NAMING: ReadonlySet<Target> = new Set(['firstName', 'lastName', 'fullName', 'organisation']);

export type MappingProblem =
  | { readonly problem: 'no-name' }
  | { readonly problem: 'twice'; readonly target: Target; readonly columns: readonly number[] };

/** Why a mapping cannot be used; empty when it can. */
export function mappingProblems(mapping: readonly Target[]): readonly MappingProblem[] {
  const problems: MappingProblem[] = [];
  if (!mapping.some((target) => NAMING.has(target))) problems.push({ problem: 'no-name' });
  for (const target of TARGETS) {
    const columns = mapping.flatMap((one, column) => (one === target ? [column] : []));
    if (columns.length > 1 && !REPEATABLE.has(target)) problems.push({ problem: 'twice', target, columns });
  }
  return problems;
}
