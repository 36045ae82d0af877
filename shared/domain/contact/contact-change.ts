import type { AgentId } from '../../lib/brand.ts';
import type { ContactFields } from './contact.ts';

export type ChangeAction = 'create' | 'update' | 'remove' | 'undo';

/** One field that one change gave another value. */
export type FieldChange = { readonly field: keyof ContactFields; readonly before: unknown; readonly after: unknown };

/** One change of a contact: who, when, and what of it became something else. */
export type ContactChange = {
  /** The version that it made. */
  readonly version: number;
  readonly action: ChangeAction;
  /** What it was part of, such as `import` or `merge`; null for a change by hand. */
  readonly cause: string | null;
  readonly at: number;
  /** Null for the application itself. */
  readonly by: AgentId | null;
  readonly byName: string;
  /** Empty for a creation and a removal. */
  readonly fields: readonly FieldChange[];
};

/** When a number last answered is no change that anybody made. */
function comparable(value: unknown): string {
  return JSON.stringify(value, (key, each: unknown) => (key === 'lastReachedAt' ? undefined : each));
}

/** The fields that differ, in the order of the form. */
export function changedFields(before: ContactFields, after: ContactFields): readonly FieldChange[] {
  return (Object.keys(after) as (keyof ContactFields)[])
    .filter((field) => comparable(before[field]) !== comparable(after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }));
}
