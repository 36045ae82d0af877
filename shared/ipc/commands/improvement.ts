import { z } from 'zod';
import { MAX_ANSWER, MAX_QUESTION, type FaqProposal } from '../../domain/improvement/faq.ts';
import { MAX_REMARK, REMARK_KINDS, type Remark, type RemarkRoutes } from '../../domain/improvement/remark.ts';
import type { FaqId, RemarkId } from '../../lib/brand.ts';
import { contactId, faqId, interactionId, knowledgeId, line, remarkId } from '../schemas.ts';

const words = z.string().max(MAX_REMARK);
const definitionId = z.string().min(1).max(100);
const versionNumber = z.number().int().min(1);
const about = z.discriminatedUnion('on', [
  z.object({ on: z.literal('step'), scriptId: definitionId, version: versionNumber, stepId: definitionId }),
  z.object({ on: z.literal('script'), scriptId: definitionId, version: versionNumber }),
  z.object({ on: z.literal('procedure'), knowledgeId }),
]);

/** A remark that was noted, and for a question how often the same was asked this week, this time included. */
export type NotedRemark = { readonly remark: Remark; readonly askedInWeek: number; readonly faqId: FaqId | null };
/** Questions that say the same. */
export type AlikeQuestion = { readonly group: RemarkId; readonly text: string; readonly askedInWeek: number; readonly lastAskedAt: number; readonly faqId: FaqId | null };

export const improvementCommands = {
  /** A quality remark, a need, an opportunity or a proposal; in a call it keeps the call and the step. */
  'remark.add': {
    input: z.object({
      kind: z.enum(REMARK_KINDS),
      text: words,
      product: line,
      contactId: contactId.nullable(),
      interactionId: interactionId.nullable(),
      about: about.nullable(),
      department: line,
    }),
    output: z.custom<NotedRemark>(),
  },
  /** To which department each kind goes, on the project that is worked on. */
  'remark.routes': { input: z.object({}), output: z.custom<RemarkRoutes>() },
  'remark.saveRoutes': { input: z.object({ routes: z.partialRecord(z.enum(REMARK_KINDS), z.string().max(100)) }), output: z.void() },
  'remark.list': { input: z.object({ settled: z.boolean(), kinds: z.array(z.enum(REMARK_KINDS)).max(REMARK_KINDS.length), own: z.boolean() }), output: z.custom<readonly Remark[]>() },
  'remark.move': {
    input: z.object({
      remarkId,
      version: versionNumber,
      move: z.discriminatedUnion('do', [
        z.object({ do: z.literal('change'), text: words, product: line }),
        z.object({ do: z.literal('pass-on'), department: line }),
        z.object({ do: z.literal('take') }),
        z.object({ do: z.literal('let-go') }),
        z.object({ do: z.literal('settle'), state: z.enum(['done', 'declined']), answer: words }),
        z.object({ do: z.literal('reopen') }),
      ]),
    }),
    output: z.custom<Remark>(),
  },
  /** Takes back what was noted by mistake; `removed: false` brings it back. */
  'remark.remove': { input: z.object({ remarkId, removed: z.boolean() }), output: z.void() },
  /** Questions that say the same as these words, while they are typed. */
  'remark.alike': { input: z.object({ text: words }), output: z.custom<readonly AlikeQuestion[]>() },
  /** Questions that were asked at least three times this week. */
  'remark.often': { input: z.object({}), output: z.custom<readonly AlikeQuestion[]>() },
  'faq.list': { input: z.object({}), output: z.custom<readonly FaqProposal[]>() },
  'faq.add': {
    input: z.object({ question: z.string().trim().min(1).max(MAX_QUESTION), answer: z.string().max(MAX_ANSWER), language: z.enum(['en', 'nl']), group: remarkId.nullable() }),
    output: z.custom<FaqProposal>(),
  },
  'faq.move': {
    input: z.object({
      faqId,
      version: versionNumber,
      move: z.discriminatedUnion('do', [
        z.object({ do: z.literal('change'), question: z.string().max(MAX_QUESTION), answer: z.string().max(MAX_ANSWER) }),
        z.object({ do: z.literal('propose') }),
        z.object({ do: z.literal('place') }),
        z.object({ do: z.literal('decline'), reason: words }),
        z.object({ do: z.literal('reopen') }),
      ]),
    }),
    output: z.custom<FaqProposal>(),
  },
} as const;
