import { z } from 'zod';
import type { BulkChange } from '../../domain/contact/bulk-change.ts';
import { agentId, contactId, line } from '../schemas.ts';
import { customerFilter, customerSort } from './customers.ts';

/** Marked customers, or all that the list shows. */
export const customerTarget = z.union([
  z.object({ ids: z.array(contactId).min(1).max(50_000).readonly() }),
  z.object({ query: line, filter: customerFilter, sort: customerSort }),
]);
export type CustomerTarget = z.output<typeof customerTarget>;

const change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tag'), tag: line.trim().min(1), on: z.boolean() }),
  z.object({ kind: z.literal('owner'), ownerId: agentId.nullable() }),
  z.object({ kind: z.literal('confidential'), on: z.boolean() }),
  z.object({ kind: z.literal('objection') }),
  z.object({ kind: z.literal('remove') }),
]) satisfies z.ZodType<BulkChange>;

const nothing = { input: z.object({}), output: z.void() };

/** One change to many customers, one after another (`AppState.bulk`). */
export const bulkCommands = {
  'bulk.start': { input: z.object({ target: customerTarget, change }), output: z.void() },
  /** What was changed so far stays, and can be taken back. */
  'bulk.cancel': nothing,
  'bulk.undo': nothing,
  'bulk.dismiss': nothing,
} as const;
