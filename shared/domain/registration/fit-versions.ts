import type { FormDefinition } from './form.ts';
import type { OutcomeSet } from './outcome.ts';

type Definitions = { readonly forms: readonly FormDefinition[]; readonly outcomes: readonly OutcomeSet[] };

/**
 * What of these has to be written beside what is there: what says the same as the newest version is left out, what says something else becomes
 * the next version. Versions that exist never change.
 * @param newest the newest version of each that is there
 */
export function fitVersions(coming: Definitions, newest: Definitions): Definitions {
  return { forms: coming.forms.flatMap((form) => next(form, newest.forms)), outcomes: coming.outcomes.flatMap((set) => next(set, newest.outcomes)) };
}

function next<One extends { readonly id: string; readonly version: number }>(one: One, newest: readonly One[]): readonly One[] {
  const known = newest.find(({ id }) => id === one.id);
  if (known === undefined) return [one];
  return saysTheSame({ ...one, version: known.version }, known) ? [] : [{ ...one, version: Math.max(one.version, known.version + 1) }];
}

/** Whether two definitions say the same, in whatever order their parts were written. */
export function saysTheSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  const [names, others] = [Object.keys(one), Object.keys(other)];
  return (
    Array.isArray(one) === Array.isArray(other) &&
    names.length === others.length &&
    names.every((name) => Object.hasOwn(other, name) && saysTheSame((one as Readonly<Record<string, unknown>>)[name], (other as Readonly<Record<string, unknown>>)[name]))
  );
}
