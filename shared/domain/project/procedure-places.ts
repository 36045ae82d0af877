import type { Procedure } from './project-plan.ts';

/** The field of a form, as a procedure stands beside it; a step is `script/step` (`stepRef`). */
export const fieldRef = (formId: string, field: string): string => `${formId}#${field}`;

/** A procedure with its place in the list of its project. */
export type PlacedProcedure = Procedure & { readonly index: number };

/** Those that belong beside one of these steps and fields, in the order of the project. */
export function proceduresAt(procedures: readonly Procedure[], refs: readonly string[]): readonly PlacedProcedure[] {
  return procedures.map((procedure, index) => ({ ...procedure, index })).filter(({ beside = [] }) => beside.some((ref) => refs.includes(ref)));
}
