/** What the checks of scripts find, as a fault of a file that brings one. */
export type ScriptFault = `script-${string}`;

/** Why a definition (of a form, of outcomes, of a script) is not taken, and where. */
export type DefinitionFault = {
  readonly problem:
    | 'unreadable'
    | 'no-json'
    | 'too-large'
    | 'too-deep'
    | 'goes-round'
    | 'no-plain-data'
    | 'forbidden-name'
    | 'newer-format'
    | 'invalid'
    | 'repeated'
    | 'unknown-name'
    | 'conditions-go-round'
    | 'no-exit'
    | 'template'
    | ScriptFault;
  /** Names and places from the top, joined by dots: `fields.3.options.0.value`. Empty for the whole. */
  readonly path: string;
  /** The name that is wrong, or what was expected. */
  readonly detail: string;
};

/** Why something in a definition is `invalid`: the `detail` of the fault. */
export const INVALID_REASONS = ['missing', 'wrong-kind', 'too-much', 'too-little', 'unknown-part', 'no-such-value', 'wrong-form', 'markup', 'header-name', 'hours', 'whose', 'other'] as const;
export type InvalidReason = (typeof INVALID_REASONS)[number];

/** Most values in one definition, deepest nesting, longest text. */
export const DEFINITION_LIMITS = { values: 20_000, depth: 16, text: 4_000 } as const;
/** The same of a file with many of them in it. */
export const FILE_LIMITS = { values: 200_000, depth: 20, text: 20_000 } as const;

/** Names that every object has, which data must never be asked for. */
export function isForbiddenName(name: string): boolean {
  return name in {};
}

/**
 * Looks at data that came from outside before anything else does: plain objects, lists, texts, numbers, booleans and null only, without
 * loops, within limits. Without recursion, so that no nesting can exhaust the stack. Null when nothing is wrong.
 */
export function plainDataFault(data: unknown, limits: { readonly values: number; readonly depth: number; readonly text: number } = DEFINITION_LIMITS): DefinitionFault | null {
  type Visit = { readonly value: unknown; readonly path: readonly string[]; readonly within: readonly object[] };
  const open: Visit[] = [{ value: data, path: [], within: [] }];
  let count = 0;
  for (let visit = open.pop(); visit !== undefined; visit = open.pop()) {
    const { value, path, within } = visit;
    const fault = (problem: DefinitionFault['problem'], detail = ''): DefinitionFault => ({ problem, path: path.join('.'), detail });
    count += 1;
    if (count > limits.values) return fault('too-large', `${String(limits.values)} values`);
    if (typeof value === 'string' && value.length > limits.text) return fault('too-large', `${String(limits.text)} characters`);
    if (value === null || typeof value === 'string' || typeof value === 'boolean') continue;
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) return fault('no-plain-data');
      continue;
    }
    if (typeof value !== 'object') return fault('no-plain-data', typeof value);
    if (within.includes(value)) return fault('goes-round');
    if (path.length >= limits.depth) return fault('too-deep', `${String(limits.depth)} levels`);
    const prototype: unknown = Object.getPrototypeOf(value);
    if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) return fault('no-plain-data');
    const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
    if (entries.length > limits.values) return fault('too-large', `${String(limits.values)} values`);
    for (const [name, part] of entries) {
      if (isForbiddenName(name)) return { problem: 'forbidden-name', path: [...path, name].join('.'), detail: name };
      open.push({ value: part, path: [...path, name], within: [...within, value] });
    }
  }
  return null;
}
