import { z } from 'zod';
import { MAX_WRAP_UP_SECONDS } from '../../domain/project/project.ts';
import { projectId } from '../schemas.ts';

export const projectCommands = {
  /** Works for another project from now on: its account calls, and new calls and registrations belong to it. */
  'project.choose': { input: z.object({ projectId }), output: z.void() },
  /** Seconds to complete a registration after a call of this project; null is no limit. */
  'project.setWrapUp': {
    input: z.object({ projectId, seconds: z.number().int().min(5).max(MAX_WRAP_UP_SECONDS).nullable() }),
    output: z.void(),
  },
} as const;
