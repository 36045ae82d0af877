/** Which one's value is kept: of the contact that stays (left), of the one that goes into it (right), or those of both. */
export const MERGE_SIDES = ['left', 'right', 'both'] as const;
export type MergeSide = (typeof MERGE_SIDES)[number];

/**
 * How one field of two contacts becomes one.
 *
 * - `one`: one of the two; the left one unless it is empty. `with` another field: goes where that one goes, and is not asked for itself.
 * - `text`: like `one`, and both below each other.
 * - `list`: items with equal keys are one item; both lists are joined unless one is chosen.
 * - `record`: like `list`, by name; of a name that both have the left value stays.
 * - `strict`: no choice, a rule decides.
 */
export type FieldRule<Value, Name = string> =
  | { readonly kind: 'one'; readonly with?: Name }
  | { readonly kind: 'record' }
  | { readonly kind: 'text' }
  | { readonly kind: 'list'; readonly keyOf: (item: ItemOf<Value>) => string; readonly join?: (left: ItemOf<Value>, right: ItemOf<Value>) => ItemOf<Value> }
  | { readonly kind: 'strict'; readonly stricter: (left: Value, right: Value) => Value };

type ItemOf<Value> = Value extends readonly (infer Item)[] ? Item : never;

/** A rule for every field; the compiler names the ones that are missing. */
export type MergeRules<Fields> = { readonly [Key in keyof Fields]-?: FieldRule<Fields[Key], keyof Fields> };

export type MergeChoices<Fields> = { readonly [Key in keyof Fields]?: MergeSide };

/** One field side by side. */
export type MergeRow<Fields> = {
  readonly key: keyof Fields & string;
  /** Both say the same, so there is nothing to choose. */
  readonly same: boolean;
  /** What can be chosen, in the order of the arrow keys; empty when there is nothing to choose. */
  readonly offers: readonly MergeSide[];
  /** What is taken when nobody chooses. */
  readonly side: MergeSide;
};

// Inside, fields are values of any type; their rules came with them.
type AnyRule = {
  readonly kind: FieldRule<unknown>['kind'];
  readonly with?: string;
  readonly keyOf?: (item: unknown) => string;
  readonly join?: (left: unknown, right: unknown) => unknown;
  readonly stricter?: (left: unknown, right: unknown) => unknown;
};
type AnyFields = Readonly<Record<string, unknown>>;

/** Every field that is asked for with what can be chosen for it, in the order of the rules. */
export function mergeRows<Fields extends object>(
  rules: MergeRules<Fields>,
  left: Fields,
  right: Fields,
): readonly MergeRow<Fields>[] {
  const entries = entriesOf(rules);
  return entries.flatMap(([key, rule]) => {
    if (rule.with !== undefined) return [];
    const members = [key, ...entries.flatMap(([other, { with: leader }]) => (leader === key ? [other] : []))];
    const [mine, theirs] = [valueOf(left, key), valueOf(right, key)];
    const same = members.every((member) => isEqual(valueOf(left, member), valueOf(right, member)));
    const empty = (side: object): boolean => members.every((member) => isEmpty(valueOf(side, member)));
    const side = empty(right) ? 'left' : empty(left) ? 'right' : defaultSide(rule, mine, theirs);
    const free = !same && rule.kind !== 'strict' && !empty(left) && !empty(right);
    const offers: readonly MergeSide[] = !free ? [] : rule.kind === 'one' ? ['left', 'right'] : ['left', 'both', 'right'];
    return [{ key: key as keyof Fields & string, same, offers, side }];
  });
}

/**
 * The fields of the contact that stays. What nobody chose follows the rules; a choice that a field does not offer is left aside.
 * Empty never wins over something.
 */
export function mergeFields<Fields extends object>(
  rules: MergeRules<Fields>,
  left: Fields,
  right: Fields,
  choices: MergeChoices<Fields>,
): Fields {
  const rows = new Map<string, MergeRow<Fields>>(mergeRows(rules, left, right).map((row) => [row.key, row]));
  return Object.fromEntries(
    entriesOf(rules).map(([key, rule]) => {
      const leader = rule.with ?? key;
      const row = rows.get(leader);
      const chosen = (choices as Readonly<Record<string, MergeSide | undefined>>)[leader];
      const side = chosen !== undefined && row?.offers.includes(chosen) === true ? chosen : (row?.side ?? 'left');
      return [key, merged(rule, side, valueOf(left, key), valueOf(right, key))];
    }),
  ) as Fields;
}

/** What taking a merge back gives for the contact that stayed. */
export type UndoneFields<Fields> = {
  readonly fields: Fields;
  /** Fields that were changed since the merge: what was changed stays. */
  readonly kept: readonly (keyof Fields & string)[];
};

/**
 * Takes a merge back, field by field: what was not changed since becomes what it was before, what was changed stays as it is now. Of lists,
 * the items that were added or changed since stay and those that were removed since stay away.
 *
 * @param before the contact before the merge
 * @param merged the contact as the merge left it
 * @param now the contact at this moment
 */
export function unmergeFields<Fields extends object>(
  rules: MergeRules<Fields>,
  before: Fields,
  merged: Fields,
  now: Fields,
): UndoneFields<Fields> {
  const kept: string[] = [];
  const changed = (key: string): boolean => !isEqual(valueOf(merged, key), valueOf(now, key));
  const entries = entriesOf(rules);
  // What goes together stays together.
  const changedGroups = new Set(entries.flatMap(([key, rule]) => (changed(key) ? [rule.with ?? key] : [])));
  const fields = Object.fromEntries(
    entries.map(([key, rule]) => {
      const [was, made, is] = [valueOf(before, key), valueOf(merged, key), valueOf(now, key)];
      if (!changedGroups.has(rule.with ?? key)) return [key, was];
      if (rule.with === undefined) kept.push(key);
      if (rule.kind === 'record') return [key, unmergedRecord(asRecord(was), asRecord(made), asRecord(is))];
      return [key, rule.keyOf === undefined ? is : unmergedList(rule.keyOf, asList(was), asList(made), asList(is))];
    }),
  ) as Fields;
  return { fields, kept: kept as (keyof Fields & string)[] };
}

/** Whether two values of fields say the same, whatever the order of the keys in them. */
export function isEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => isEqual(item, other[index]));
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) return false;
  const [keys, others] = [Object.keys(one), Object.keys(other)];
  return keys.length === others.length && keys.every((key) => isEqual((one as AnyFields)[key], (other as AnyFields)[key]));
}

/** Nothing filled in: blank, null, `none`, false, no items. */
export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === 'none') return true;
  if (typeof value === 'string') return value.trim() === '';
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function entriesOf(rules: object): readonly (readonly [string, AnyRule])[] {
  return Object.entries(rules) as [string, AnyRule][];
}

function valueOf(fields: object, key: string): unknown {
  return (fields as AnyFields)[key];
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function asRecord(value: unknown): AnyFields {
  return typeof value === 'object' && value !== null ? (value as AnyFields) : {};
}

function defaultSide(rule: AnyRule, left: unknown, right: unknown): MergeSide {
  return rule.kind === 'one' || isEqual(left, right) ? 'left' : 'both';
}

function merged(rule: AnyRule, side: MergeSide, left: unknown, right: unknown): unknown {
  if (rule.stricter !== undefined) return rule.stricter(left, right);
  if (side !== 'both') return side === 'left' ? left : right;
  if (rule.kind === 'record') return { ...asRecord(right), ...asRecord(left) };
  return rule.keyOf === undefined
    ? joinedText(String(left), String(right))
    : joinedList(rule.keyOf, rule.join ?? ((mine) => mine), asList(left), asList(right));
}

function joinedText(left: string, right: string): string {
  const [mine, theirs] = [left.trim(), right.trim()];
  if (mine.includes(theirs)) return left;
  return theirs.includes(mine) ? right : `${mine}\n${theirs}`;
}

function joinedList(
  keyOf: (item: unknown) => string,
  join: (left: unknown, right: unknown) => unknown,
  left: readonly unknown[],
  right: readonly unknown[],
): readonly unknown[] {
  const items = new Map<string, unknown>();
  for (const item of left) items.set(keyOf(item), item);
  for (const item of right) {
    const key = keyOf(item);
    items.set(key, items.has(key) ? join(items.get(key), item) : item);
  }
  return [...items.values()];
}

function unmergedList(
  keyOf: (item: unknown) => string,
  before: readonly unknown[],
  merged: readonly unknown[],
  now: readonly unknown[],
): readonly unknown[] {
  const made = new Map(merged.map((item) => [keyOf(item), item]));
  const present = new Map(now.map((item) => [keyOf(item), item]));
  const had = new Set(before.map(keyOf));
  const left = before.flatMap((item) => {
    const key = keyOf(item);
    const is = present.get(key);
    if (is === undefined) return made.has(key) ? [] : [item];
    return [made.has(key) && isEqual(made.get(key), is) ? item : is];
  });
  const since = now.filter((item) => {
    const key = keyOf(item);
    return !had.has(key) && !(made.has(key) && isEqual(made.get(key), item));
  });
  return [...left, ...since];
}

function unmergedRecord(before: AnyFields, merged: AnyFields, now: AnyFields): AnyFields {
  const asItems = (record: AnyFields): readonly (readonly [string, unknown])[] => Object.entries(record);
  const left = unmergedList((item) => (item as readonly [string, unknown])[0], asItems(before), asItems(merged), asItems(now));
  return Object.fromEntries(left as readonly (readonly [string, unknown])[]);
}
