import { z } from 'zod';
import { projectId } from '../schemas.ts';

export const projectCommands = {
  /** Works for another project from now on: its account calls, and new calls and registrations belong to it. */
  'project.choose': { input: z.object({ projectId }), output: z.void() },
} as const;
