import { z } from 'zod';
import { incompleteReason, interactionId, note, registrationField } from '../schemas.ts';

export const registrationCommands = {
  /** Answered when the text is durable on disk. */
  'registration.change': { input: z.object({ interactionId, field: registrationField, value: note }), output: z.void() },
  /** Registers it with another form of its project; what was filled in stays. */
  'registration.chooseForm': { input: z.object({ interactionId, formId: z.string().max(100) }), output: z.void() },
  /** Refused with `registration-incomplete` and `missing` (field keys, comma separated) when a required field is empty. */
  'registration.save': { input: z.object({ interactionId }), output: z.void() },
  /** One more minute to complete the registration after the call. */
  'registration.extend': { input: z.object({ interactionId }), output: z.void() },
  /** Closes without completing; the reason goes on record. */
  'registration.close': { input: z.object({ interactionId, reason: incompleteReason }), output: z.void() },
} as const;
