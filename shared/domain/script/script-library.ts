import type { Script, ScriptSummary } from './script.ts';

/** proposed: waits for a supervisor; returned: not like this; approved: may be used; in-use: what conversations begin with; retired: not any more. */
export const SCRIPT_STATUSES = ['proposed', 'returned', 'approved', 'in-use', 'retired'] as const;
export type ScriptStatus = (typeof SCRIPT_STATUSES)[number];

/** What a supervisor does with a version. */
export const SCRIPT_MOVES = ['approve', 'return', 'use', 'retire'] as const;
export type ScriptMove = (typeof SCRIPT_MOVES)[number];

const FROM: Readonly<Record<ScriptMove, { readonly from: readonly ScriptStatus[]; readonly to: ScriptStatus }>> = {
  approve: { from: ['proposed'], to: 'approved' },
  return: { from: ['proposed'], to: 'returned' },
  use: { from: ['approved', 'retired'], to: 'in-use' },
  retire: { from: ['in-use', 'approved'], to: 'retired' },
};

/** The status after a move; null where a version in this status cannot be moved so. */
export function statusAfter(status: ScriptStatus, move: ScriptMove): ScriptStatus | null {
  const { from, to } = FROM[move];
  return from.includes(status) ? to : null;
}

/** A version as the library lists it; its text never changes, its status does. */
export type ScriptVersion = {
  readonly version: number;
  readonly status: ScriptStatus;
  /** Wall-clock ms at which it was proposed or came with the application. */
  readonly at: number;
  /** Name of who proposed it; empty for what came with the application. */
  readonly by: string;
  /** What the author, or whoever decided, had to say. */
  readonly note: string;
};

/** A script with its versions, newest first, and whether somebody is changing it. */
export type ScriptEntry = ScriptSummary & {
  readonly conversationKind: Script['conversationKind'];
  /** Came with the application: a copy of it can be changed. */
  readonly shipped: boolean;
  readonly versions: readonly ScriptVersion[];
  readonly draft: { readonly updatedAt: number; readonly by: string } | null;
};

export type ScriptDraft = { readonly script: Script; readonly updatedAt: number };

/** One difference between two versions; `where` is a step, an objection or a hint, empty for the script itself. */
export type ScriptChange = { readonly where: string; readonly title: string; readonly what: 'added' | 'removed' | 'changed'; readonly parts: readonly string[] };

/** What is different in `after`, in the order of its steps; what was removed comes last. @param language of the titles */
export function changesBetween(before: Script, after: Script, language: 'en' | 'nl'): readonly ScriptChange[] {
  const own = changedParts(before, after, ['version', 'steps', 'objections', 'hints']);
  return [
    ...(own.length === 0 ? [] : [{ where: '', title: after.name[language], what: 'changed' as const, parts: own }]),
    ...listChanges(before.steps, after.steps, ({ title }) => title[language]),
    ...listChanges(before.objections, after.objections, ({ label }) => label[language]),
    ...listChanges(before.hints ?? [], after.hints ?? [], ({ text }) => text[language]),
  ];
}

function listChanges<Item extends { readonly id: string }>(before: readonly Item[], after: readonly Item[], titleOf: (item: Item) => string): readonly ScriptChange[] {
  const changed = after.flatMap((item): readonly ScriptChange[] => {
    const former = before.find(({ id }) => id === item.id);
    if (former === undefined) return [{ where: item.id, title: titleOf(item), what: 'added', parts: [] }];
    const parts = changedParts(former, item, []);
    return parts.length === 0 ? [] : [{ where: item.id, title: titleOf(item), what: 'changed', parts }];
  });
  const gone = before.filter(({ id }) => !after.some((item) => item.id === id));
  return [...changed, ...gone.map((item) => ({ where: item.id, title: titleOf(item), what: 'removed' as const, parts: [] }))];
}

function changedParts(before: object, after: object, without: readonly string[]): readonly string[] {
  const [a, b] = [Object.entries(before), Object.entries(after)];
  const names = [...new Set([...a, ...b].map(([name]) => name))].filter((name) => !without.includes(name));
  const written = (of: readonly (readonly [string, unknown])[], name: string): string => JSON.stringify(of.find(([key]) => key === name)?.[1] ?? null);
  return names.filter((name) => written(a, name) !== written(b, name));
}
