import { z } from 'zod';
import type { CallCoaching, ImprovementPoint } from '../../domain/coaching/coaching.ts';
import { callId, note } from '../schemas.ts';

const words = note.trim().min(1);
const scores = z.record(z.string().regex(/^[a-z][a-z-]{0,39}$/u), z.number().int().min(0).max(2));

/** Errors of all that name a call: `not-found` for one that was not answered, `not-yours` for one of somebody else. */
export const coachingCommands = {
  'coaching.ofCall': { input: z.object({ callId }), output: z.custom<CallCoaching>() },
  /** Own calls; those of everybody for supervisors who ask for them. */
  'coaching.calls': { input: z.object({ everybody: z.boolean() }), output: z.custom<readonly CallCoaching[]>() },
  /** To come back to; null takes the mark away. */
  'coaching.mark': { input: z.object({ callId, remark: note.nullable() }), output: z.void() },
  'coaching.review': { input: z.object({ callId, scores, remark: note }), output: z.custom<CallCoaching>() },
  'coaching.ask': { input: z.object({ callId, question: words }), output: z.custom<CallCoaching>() },
  /** How the answer was used. */
  'coaching.use': { input: z.object({ callId, text: words }), output: z.custom<CallCoaching>() },
  'coaching.points': { input: z.object({}), output: z.custom<readonly ImprovementPoint[]>() },
  'coaching.setPoint': {
    input: z.object({ text: words, callId: callId.nullable() }),
    output: z.custom<readonly ImprovementPoint[]>(),
  },
  'coaching.closePoint': {
    input: z.object({ id: z.string().uuid(), result: note }),
    output: z.custom<readonly ImprovementPoint[]>(),
  },
} as const;
