import { z } from 'zod';

export const plannerCommands = {
  /** Own promises as a file for a calendar, where the person chooses; null when they thought better of it. */
  'planner.calendar': { input: z.object({}), output: z.custom<{ readonly count: number } | null>() },
} as const;
