import { z } from 'zod';
import { MAX_WRAP_UP_SECONDS } from '../../domain/project/project.ts';
import { projectId } from '../schemas.ts';

export const projectCommands = {
  /** Works for another project from now on: its account calls, and new calls and registrations belong to it. */
  'project.choose': { input: z.object({ projectId }), output: z.void() },
  /**
   * Changes what is given: seconds to complete a registration after a call (null is no limit), the script of its conversations, and their form and
   * outcomes (null: those of the script, those of the form).
   */
  'project.change': {
    input: z.object({
      projectId,
      wrapUpSeconds: z.number().int().min(5).max(MAX_WRAP_UP_SECONDS).nullable().optional(),
      scriptId: z.string().min(1).max(100).optional(),
      formId: z.string().min(1).max(100).nullable().optional(),
      outcomesId: z.string().min(1).max(100).nullable().optional(),
    }),
    output: z.void(),
  },
} as const;
