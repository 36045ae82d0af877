import { z } from 'zod';
import { MAX_NOTE, MAX_WHAT, type Agreement } from '../../domain/agreement/agreement.ts';
import type { CallbackConflict } from '../../domain/agreement/callback.ts';
import { isZone } from '../../lib/zone-time.ts';
import { agentId, agreementId, callId, contactId, e164, instant, interactionId, line } from '../schemas.ts';

const what = z.string().trim().min(1).max(MAX_WHAT);
const words = z.string().max(MAX_NOTE);
const callback = z.object({ anyone: z.boolean(), zone: z.string().max(100).refine(isZone) });

export const agreementCommands = {
  /** What is promised to a customer, in a call or beside one. */
  'agreement.make': {
    input: z.object({ contactId: contactId.nullable(), interactionId: interactionId.nullable(), number: e164.nullable(), toWhom: line.default(''), what, dueAt: instant, owner: agentId, callback: callback.optional() }),
    output: z.custom<Agreement>(),
  },
  'agreement.move': {
    input: z.object({
      agreementId,
      version: z.number().int().min(1),
      move: z.discriminatedUnion('do', [
        z.object({ do: z.literal('change'), what, dueAt: instant }),
        z.object({ do: z.literal('offer'), to: agentId.nullable(), department: line, note: words }),
        z.object({ do: z.literal('take-back') }),
        z.object({ do: z.literal('accept') }),
        z.object({ do: z.literal('take') }),
        z.object({ do: z.literal('return'), reason: words }),
        z.object({ do: z.literal('settle'), state: z.enum(['kept', 'missed']), result: words }),
        z.object({ do: z.literal('reopen') }),
      ]),
    }),
    output: z.custom<Agreement>(),
  },
  /** Takes back what was made by mistake; `removed: false` brings it back. */
  'agreement.remove': { input: z.object({ agreementId, removed: z.boolean() }), output: z.void() },
  'agreement.ofContact': { input: z.object({ contactId }), output: z.custom<readonly Agreement[]>() },
  'agreement.list': { input: z.object({ which: z.enum(['open', 'settled']), everyone: z.boolean() }), output: z.custom<readonly Agreement[]>() },
} as const;

export const callbackCommands = {
  /** What stands against calling somebody back at a moment; nothing forbids it. */
  'callback.conflicts': { input: z.object({ dueAt: instant, number: e164.nullable(), owner: agentId, agreementId: agreementId.nullable() }), output: z.custom<readonly CallbackConflict[]>() },
  /** Dials it; whoever does so has it from then on. */
  'callback.dial': { input: z.object({ agreementId }), output: z.object({ callId }) },
  /** To another moment. */
  'callback.postpone': { input: z.object({ agreementId, dueAt: instant }), output: z.void() },
} as const;
