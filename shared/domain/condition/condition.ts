/**
 * Conditions of forms and scripts, as data: nothing is ever executed. A test looks at one fact; `all`, `any` and `not` combine tests.
 *
 * Facts are named as in spoken texts: `field.KEY` is a field of the form, `answer.STEP` the answer given at a step, `customer.NAME` what
 * is known of the customer. A fact that is not known is empty; a number is read from what stands there, and no number is no match.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | FactTest;

export type FactTest = { readonly on: string } & (
  | { readonly is: readonly string[] }
  | { readonly filled: boolean }
  | { readonly atLeast: number }
  | { readonly atMost: number }
);

/** What is known of a customer to conditions and to fields that fill themselves; all as text. */
export const CUSTOMER_FACTS = ['name', 'organisation', 'number', 'phone', 'email', 'address', 'postcode', 'city', 'birthDate', 'role', 'language', 'kind', 'type'] as const;
export type CustomerFact = (typeof CUSTOMER_FACTS)[number];
/** Fields that an administrator added stand under `custom:` and their id. */
export type CustomerFacts = Partial<Readonly<Record<CustomerFact | `custom:${string}`, string>>>;

/** Deepest nesting of a condition. */
export const MAX_CONDITION_DEPTH = 6;

export type FactSource = 'field' | 'answer' | 'customer';

/** The value of a fact; empty when it is not known. */
export type FactValue = (source: FactSource, name: string) => string;

/** The source and the name in `field.outcome`; null for what is no fact. */
export function factOf(on: string): { readonly source: FactSource; readonly name: string } | null {
  const dot = on.indexOf('.');
  const [source, name] = [on.slice(0, Math.max(dot, 0)), on.slice(dot + 1)];
  if (name === '' || (source !== 'field' && source !== 'answer' && source !== 'customer')) return null;
  return { source, name };
}

/** Whether it holds. What is nested deeper than allowed does not hold; checked definitions never are. */
export function holds(condition: Condition, value: FactValue, depth = 1): boolean {
  if (depth > MAX_CONDITION_DEPTH) return false;
  if ('all' in condition) return condition.all.every((part) => holds(part, value, depth + 1));
  if ('any' in condition) return condition.any.some((part) => holds(part, value, depth + 1));
  if ('not' in condition) return !holds(condition.not, value, depth + 1);
  const fact = factOf(condition.on);
  const text = fact === null ? '' : value(fact.source, fact.name).trim();
  if ('is' in condition) return condition.is.includes(text);
  if ('filled' in condition) return (text !== '') === condition.filled;
  const number = text === '' ? Number.NaN : Number(text);
  return 'atLeast' in condition ? number >= condition.atLeast : number <= condition.atMost;
}

/** Every test in it, with its place (`any.0.not`). */
export function testsIn(condition: Condition, path = ''): readonly { readonly test: FactTest; readonly path: string }[] {
  const under = (parts: readonly Condition[], name: string) =>
    parts.flatMap((part, index) => testsIn(part, `${path}${name}.${String(index)}.`));
  if ('all' in condition) return under(condition.all, 'all');
  if ('any' in condition) return under(condition.any, 'any');
  if ('not' in condition) return testsIn(condition.not, `${path}not.`);
  return [{ test: condition, path: path.replace(/\.$/u, '') }];
}
