import { z } from 'zod';
import { VERIFY_ITEMS } from '../../domain/verification/verification.ts';
import { interactionId, projectId } from '../schemas.ts';

const item = z.enum(VERIFY_ITEMS);

export const verificationCommands = {
  /** The caller has named it rightly, or not after all. With the last one everything is shown. */
  'verification.tick': { input: z.object({ interactionId, item, confirmed: z.boolean() }), output: z.void() },
  /** The caller could not be verified; `failed: false` tries again. */
  'verification.fail': { input: z.object({ interactionId, failed: z.boolean() }), output: z.void() },
  /** What a project wants confirmed in calls that begin from now on; empty for nothing. */
  'verification.setRule': { input: z.object({ projectId, items: z.array(item).max(VERIFY_ITEMS.length).readonly() }), output: z.void() },
} as const;
