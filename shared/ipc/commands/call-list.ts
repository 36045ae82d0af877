import { z } from 'zod';
import { ATTEMPT_RESULTS } from '../../domain/call-list/attempt.ts';
import { LIST_STATES, ORDER_RULES, SKIP_REASONS, type CallList } from '../../domain/call-list/call-list.ts';
import type { CallId, CallListId } from '../../lib/brand.ts';
import { callListId, e164, instant, line } from '../schemas.ts';
import { customerFilter } from './customers.ts';

const nothing = { input: z.object({}), output: z.void() };

/** Call lists, and the entry in hand (`AppState.callLists`). */
export const callListCommands = {
  'callList.all': { input: z.object({ archived: z.boolean() }), output: z.custom<readonly CallList[]>() },
  /** Makes a list of everybody whom a filter of the customer file shows. */
  'callList.create': {
    input: z.object({ name: line.trim().min(1), query: line, filter: customerFilter, order: z.enum(ORDER_RULES) }),
    output: z.custom<{ readonly listId: CallListId }>(),
  },
  'callList.stopFilling': nothing,
  'callList.change': {
    input: z.object({ listId: callListId, version: z.number().int().min(1), name: line.trim().min(1).optional(), state: z.enum(LIST_STATES).optional() }),
    output: z.void(),
  },
  /** Takes the next entry in hand; null stops. */
  'callList.work': { input: z.object({ listId: callListId.nullable() }), output: z.void() },
  'callList.dial': { input: z.object({ number: e164 }), output: z.custom<{ readonly callId: CallId }>() },
  'callList.skip': { input: z.object({ reason: z.enum(SKIP_REASONS) }), output: z.void() },
  'callList.postpone': { input: z.object({ at: instant }), output: z.void() },
  /** What came of the call: now (it is hung up), or of the entry before, put right. */
  'callList.book': { input: z.object({ result: z.enum(ATTEMPT_RESULTS).exclude(['answered']) }), output: z.void() },
} as const;
