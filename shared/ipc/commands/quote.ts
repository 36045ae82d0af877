import { z } from 'zod';
import type { Dispatch } from '../../domain/dispatch/dispatch.ts';
import type { Quote } from '../../domain/registration/quote.ts';
import { interactionId } from '../schemas.ts';

export const quoteCommands = {
  /** Puts what is filled in now on paper: a PDF in the profile, with a number. */
  'quote.make': { input: z.object({ interactionId }), output: z.custom<Quote>() },
  /** Those of a conversation, the latest first. */
  'quote.of': { input: z.object({ interactionId }), output: z.custom<readonly Quote[]>() },
  /** Sends it: as an e-mail with the PDF ten seconds later, until then it can be cancelled; or as something to be posted. */
  'quote.send': { input: z.object({ quoteId: z.string().uuid() }), output: z.custom<Dispatch>() },
  /** Asks for a place and puts a copy there; false when no place was chosen. */
  'quote.saveCopy': { input: z.object({ quoteId: z.string().uuid() }), output: z.boolean() },
} as const;
