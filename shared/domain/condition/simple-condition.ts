import type { Condition, FactTest } from './condition.ts';

/** One line of a condition, as it is built without code. */
export const SIMPLE_TESTS = ['is', 'is-not', 'filled', 'empty', 'at-least', 'at-most'] as const;
export type SimpleTest = { readonly on: string; readonly test: (typeof SIMPLE_TESTS)[number]; readonly value: string };
export type SimpleCondition = { readonly join: 'all' | 'any'; readonly tests: readonly SimpleTest[] };

/** A condition as lines that all hold, or of which any holds; null for one that is put together in another way. */
export function simpleOf(condition: Condition): SimpleCondition | null {
  const join = 'any' in condition ? 'any' : 'all';
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [condition];
  const tests = parts.map(testOf);
  return tests.every((test) => test !== null) ? { join, tests } : null;
}

/** The condition of these lines; undefined for none. */
export function conditionOf({ join, tests }: SimpleCondition): Condition | undefined {
  const parts = tests.map(partOf);
  if (parts.length <= 1) return parts[0];
  return join === 'all' ? { all: parts } : { any: parts };
}

function testOf(part: Condition): SimpleTest | null {
  if ('not' in part) {
    const { not } = part;
    return 'is' in not ? { on: not.on, test: 'is-not', value: not.is.join(', ') } : null;
  }
  if (!('on' in part)) return null;
  if ('is' in part) return { on: part.on, test: 'is', value: part.is.join(', ') };
  if ('filled' in part) return { on: part.on, test: part.filled ? 'filled' : 'empty', value: '' };
  return 'atLeast' in part ? { on: part.on, test: 'at-least', value: String(part.atLeast) } : { on: part.on, test: 'at-most', value: String(part.atMost) };
}

function partOf({ on, test, value }: SimpleTest): Condition {
  const is: FactTest = { on, is: value.split(',').map((one) => one.trim()) };
  switch (test) {
    case 'is':
      return is;
    case 'is-not':
      return { not: is };
    case 'filled':
    case 'empty':
      return { on, filled: test === 'filled' };
    case 'at-least':
      return { on, atLeast: number(value) };
    case 'at-most':
      return { on, atMost: number(value) };
  }
}

function number(value: string): number {
  const read = Number(value.replace(',', '.'));
  return Number.isFinite(read) ? read : 0;
}
