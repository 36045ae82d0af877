import { z } from 'zod';
import { MAX_NOTE, type Agreement } from '../../domain/agreement/agreement.ts';
import { MAX_PARTY } from '../../domain/agreement/hand-over-file.ts';
import { agreementId, line } from '../schemas.ts';

const words = z.string().max(MAX_NOTE);

export const handOverCommands = {
  /** Hands a promise over to somebody outside this profile: by e-mail, or (without an address) as a file; null when no place for it was chosen. */
  'handOver.send': {
    input: z.object({ agreementId, version: z.number().int().min(1), toName: z.string().trim().min(1).max(MAX_PARTY), address: line, note: words }),
    output: z.custom<Agreement | null>(),
  },
  /** The file of an offer that stands, or the receipt of what was accepted, once more. */
  'handOver.saveAgain': { input: z.object({ agreementId }), output: z.boolean() },
  /** Chooses a file; what it says becomes state. */
  'handOver.choose': { input: z.object({}), output: z.void() },
  'handOver.close': { input: z.object({}), output: z.void() },
  'handOver.answer': { input: z.object({ answer: z.enum(['accepted', 'returned']), reason: words }), output: z.custom<Agreement | null>() },
  'handOver.receipt': { input: z.object({ by: z.enum(['file', 'mail']) }), output: z.boolean() },
  'handOver.takeOver': { input: z.object({}), output: z.custom<Agreement>() },
} as const;
