import { z } from 'zod';
import { MAX_NOTE, MAX_WHAT, type Agreement } from '../../domain/agreement/agreement.ts';
import { agentId, agreementId, contactId, e164, instant, interactionId, line } from '../schemas.ts';

const what = z.string().trim().min(1).max(MAX_WHAT);
const words = z.string().max(MAX_NOTE);

export const agreementCommands = {
  /** What is promised to a customer, in a call or beside one. */
  'agreement.make': {
    input: z.object({ contactId: contactId.nullable(), interactionId: interactionId.nullable(), number: e164.nullable(), toWhom: line.default(''), what, dueAt: instant, owner: agentId }),
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
