import type { LocalisedText, Script, ScriptAnswer, ScriptSummary } from './script.ts';

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
export type ScriptChange = { readonly where: string; readonly title: string; readonly what: 'added' | 'removed' | 'changed'; readonly parts: readonly ChangedPart[] };

/** A part with what it said before and says now, a number as digits, items of a list on lines of their own; null for what is none of these. */
export type ChangedPart = { readonly name: string; readonly before: string | null; readonly after: string | null };

type Language = 'en' | 'nl';

/** What is different in `after`, in the order of its steps; what was removed comes last. @param language of titles and texts */
export function changesBetween(before: Script, after: Script, language: Language): readonly ScriptChange[] {
  const own = changedParts(before, after, ['version', 'steps', 'objections', 'hints'], language);
  const titles = new Map([...before.steps, ...after.steps].map(({ id, title }) => [id, title[language]]));
  return [
    ...(own.length === 0 ? [] : [{ where: '', title: after.name[language], what: 'changed' as const, parts: own }]),
    ...listChanges(before.steps, after.steps, ({ title }) => title[language], language, (id) => titles.get(id) ?? id),
    ...listChanges(before.objections, after.objections, ({ label }) => label[language], language),
    ...listChanges(before.hints ?? [], after.hints ?? [], ({ text }) => text[language], language),
  ];
}

function listChanges<Item extends { readonly id: string }>(before: readonly Item[], after: readonly Item[], titleOf: (item: Item) => string, language: Language, stepTitle?: (id: string) => string): readonly ScriptChange[] {
  const changed = after.flatMap((item): readonly ScriptChange[] => {
    const former = before.find(({ id }) => id === item.id);
    if (former === undefined) return [{ where: item.id, title: titleOf(item), what: 'added', parts: [] }];
    const parts = changedParts(former, item, [], language, stepTitle);
    return parts.length === 0 ? [] : [{ where: item.id, title: titleOf(item), what: 'changed', parts }];
  });
  const gone = before.filter(({ id }) => !after.some((item) => item.id === id));
  return [...changed, ...gone.map((item) => ({ where: item.id, title: titleOf(item), what: 'removed' as const, parts: [] }))];
}

function changedParts(before: object, after: object, without: readonly string[], language: Language, stepTitle: (id: string) => string = (id) => id): readonly ChangedPart[] {
  const [former, now] = [new Map<string, unknown>(Object.entries(before)), new Map<string, unknown>(Object.entries(after))];
  const names = [...new Set([...former.keys(), ...now.keys()])].filter((name) => !without.includes(name));
  return names
    .filter((name) => JSON.stringify(former.get(name) ?? null) !== JSON.stringify(now.get(name) ?? null))
    .map((name) => {
      const [was, is] = [former.get(name), now.get(name)];
      if (name === 'answers') return { name, ...changedAnswers((was ?? []) as readonly ScriptAnswer[], (is ?? []) as readonly ScriptAnswer[], language, stepTitle) };
      // Where only the other language was changed, that is what there is to read.
      const other = language === 'en' ? 'nl' : 'en';
      const read = isWords(was) && isWords(is) && was[language] === is[language] ? other : language;
      return { name, before: saidIn(was, read), after: saidIn(is, read) };
    });
}

/** Only the answers that differ: what they are called, and beside it where they lead and what they fill in, where that differs. */
function changedAnswers(before: readonly ScriptAnswer[], after: readonly ScriptAnswer[], language: Language, stepTitle: (id: string) => string): Omit<ChangedPart, 'name'> {
  const said = (answers: readonly ScriptAnswer[], others: readonly ScriptAnswer[], read: Language): string | null => {
    const differing = answers.flatMap((answer) => {
      const other = others.find(({ value }) => value === answer.value);
      if (other !== undefined && JSON.stringify(other) === JSON.stringify(answer)) return [];
      const fills = Object.entries(answer.fills ?? {}).map(([field, fill]) => `${field} = ${typeof fill === 'object' ? fill[read] : String(fill)}`);
      const leads = other?.next === answer.next ? '' : ` → ${stepTitle(answer.next)}`;
      return [`${answer.label[read]}${leads}${fills.length === 0 || JSON.stringify(other?.fills) === JSON.stringify(answer.fills) ? '' : ` (${fills.join(', ')})`}`];
    });
    return differing.length === 0 ? null : differing.join('\n');
  };
  const all = (answers: readonly ScriptAnswer[]): string => answers.map(({ label }) => label[language]).join('\n');
  // In the other language where only that was changed; where nothing differs but the order, in their order.
  const ways = [...(['en', 'nl'] as const).toSorted((one) => (one === language ? -1 : 1)).map((read) => [said(before, after, read), said(after, before, read)] as const), [all(before), all(after)] as const];
  const [was, is] = ways.find(([one, other]) => one !== other) ?? [null, null];
  return { before: was, after: is };
}

function isWords(value: unknown): value is LocalisedText {
  return typeof value === 'object' && value !== null && 'en' in value && 'nl' in value;
}

function saidIn(value: unknown, language: Language): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (isWords(value)) return value[language];
  if (!Array.isArray(value)) return null;
  const said = (value as readonly unknown[]).map((each) => (typeof each === 'string' ? each : typeof each === 'object' && each !== null && 'label' in each && isWords(each.label) ? each.label[language] : null));
  return said.every((each) => each !== null) ? said.join('\n') : null;
}
