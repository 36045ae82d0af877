import { z } from 'zod';
import type { AttemptRules, RetriedResult } from '../../domain/call-list/attempt-policy.ts';
import { ATTEMPT_RESULTS } from '../../domain/call-list/attempt.ts';
import { ENTRY_PRIORITIES } from '../../domain/call-list/entry-priority.ts';
import type { ListCounted } from '../../domain/call-list/list-figures.ts';
import { LIST_OUTCOMES, MOST_SEGMENTS, RECYCLED, SEGMENT_BY } from '../../domain/call-list/list-source.ts';
import { LIST_STATES, ORDER_RULES, SKIP_REASONS, type CallList, type OnList } from '../../domain/call-list/call-list.ts';
import { COUNTDOWN_SECONDS, LIST_MODES, MOST_WEIGHT } from '../../domain/call-list/list-settings.ts';
import type { CallId, CallListId } from '../../lib/brand.ts';
import { callListId, contactId, e164, instant, line } from '../schemas.ts';
import { customerFilter } from './customers.ts';

const cents = z.number().int().min(0).max(1_000_000).nullable();
const goal = z.object({ results: z.number().int().min(1).max(1_000_000), until: instant.nullable(), stops: z.boolean() });
const settings = z.object({
  mode: z.enum(LIST_MODES),
  countdownSeconds: z.number().int().min(COUNTDOWN_SECONDS.least).max(COUNTDOWN_SECONDS.most),
  weight: z.number().int().min(1).max(MOST_WEIGHT),
  costPerHour: cents,
  costPerMinute: cents,
  goal: goal.nullable(),
});

const whole = z.number().int().min(0).max(100_000);
const retry = z.object({ delayMinutes: whole, max: whole, otherDayPart: z.boolean() });
/** Their bounds are in `ruleProblems`, which names the place. */
const rules = z.object({
  after: z.object({ busy: retry, 'no-answer': retry, voicemail: retry, refused: retry, technical: retry } satisfies Record<RetriedResult, typeof retry>),
  maxAttempts: whole,
  pauseMinutes: whole,
  ringSeconds: whole,
});

const nothing = { input: z.object({}), output: z.void() };

/** Call lists, and the entry in hand (`AppState.callLists`). */
export const callListCommands = {
  'callList.all': { input: z.object({ archived: z.boolean() }), output: z.custom<readonly CallList[]>() },
  /** Makes a list of everybody whom a filter of the customer file shows. */
  'callList.create': {
    input: z.object({
      ...{ name: line.trim().min(1), query: line, filter: customerFilter, order: z.enum(ORDER_RULES) },
      /** Instead of the filter: whom an import brought, or whom another list is that far with. */
      from: z.union([z.object({ kind: z.literal('import'), importId: z.string().max(100) }), z.object({ kind: z.literal('list'), listId: callListId, outcomes: z.array(z.enum(LIST_OUTCOMES)).min(1) })]).optional(),
      segmentBy: z.enum(SEGMENT_BY).optional(),
      goal: goal.optional(),
    }),
    output: z.custom<{ readonly listId: CallListId }>(),
  },
  /** On which lists of the project somebody is, for their card. */
  'callList.ofContact': { input: z.object({ contactId }), output: z.custom<readonly OnList[]>() },
  'callList.prioritise': { input: z.object({ entryId: z.number().int().min(1), priority: z.enum(ENTRY_PRIORITIES) }), output: z.void() },
  /** @param segment one part of it; null for the whole list. */
  'callList.figures': { input: z.object({ listId: callListId, segment: z.number().int().nonnegative().nullable() }), output: z.custom<{ readonly list: CallList; readonly counted: ListCounted; readonly weekHour: number; readonly at: number }>() },
  /** Figures as CSV, in the words of the window; false when no place was chosen. */
  'callList.saveFigures': { input: z.object({ name: line.trim().min(1), text: z.string().max(500_000) }), output: z.boolean() },
  'callList.recycle': { input: z.object({ listId: callListId, outcomes: z.array(z.enum(RECYCLED)).min(1) }), output: z.void() },
  'callList.setSegments': {
    input: z.object({ listId: callListId, version: z.number().int().min(1), segments: z.array(z.object({ id: z.number().int().min(0), quota: z.number().int().min(1).max(1_000_000).nullable(), priority: z.number().int().min(0).max(9) })).max(MOST_SEGMENTS + 1) }),
    output: z.void(),
  },
  'callList.stopFilling': nothing,
  'callList.change': {
    input: z.object({ listId: callListId, version: z.number().int().min(1), name: line.trim().min(1).optional(), state: z.enum(LIST_STATES).optional(), settings: settings.optional(), /** Null for those of the project. */ rules: rules.nullable().optional() }),
    output: z.void(),
  },
  'callList.rules': { input: z.object({}), output: z.custom<{ readonly rules: AttemptRules; readonly version: number }>() },
  'callList.setRules': { input: z.object({ version: z.number().int().min(0), rules }), output: z.void() },
  /** Takes the next entry of a list in hand, or of all of them by their weights; null stops. */
  'callList.work': { input: z.object({ listId: z.union([callListId, z.literal('all')]).nullable() }), output: z.void() },
  /** The one in hand is not dialled by itself. */
  'callList.halt': nothing,
  'callList.dial': { input: z.object({ number: e164 }), output: z.custom<{ readonly callId: CallId }>() },
  'callList.skip': { input: z.object({ reason: z.enum(SKIP_REASONS) }), output: z.void() },
  'callList.postpone': { input: z.object({ at: instant }), output: z.void() },
  /** What came of the call: now (it is hung up), or of the entry before, put right. */
  'callList.book': { input: z.object({ result: z.enum(ATTEMPT_RESULTS).exclude(['answered']) }), output: z.void() },
} as const;
