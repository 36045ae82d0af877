import { z } from 'zod';
import { factOf, MAX_CONDITION_DEPTH, type Condition } from '../../domain/condition/condition.ts';

const on = z.string().max(120).refine((name) => factOf(name) !== null, 'not a fact');
const test = z.union([
  z.strictObject({ on, is: z.array(z.string().max(300)).min(1).max(100).readonly() }),
  z.strictObject({ on, filled: z.boolean() }),
  z.strictObject({ on, atLeast: z.number() }),
  z.strictObject({ on, atMost: z.number() }),
]);

function level(depth: number): z.ZodType<Condition> {
  if (depth === 0) return test;
  const inner = level(depth - 1);
  const parts = z.array(inner).min(1).max(50).readonly();
  return z.union([test, z.strictObject({ all: parts }), z.strictObject({ any: parts }), z.strictObject({ not: inner })]);
}

/** A condition of bounded depth; anything else in it is refused. */
export const conditionSchema: z.ZodType<Condition> = level(MAX_CONDITION_DEPTH - 1);
