import { z } from 'zod';
import { directoryEntryId, line } from '../schemas.ts';

/** The colleagues to hand over to. Who may change them is checked in main. */
export const directoryCommands = {
  'directory.save': {
    input: z.object({
      entryId: directoryEntryId.nullable(),
      fields: z.object({ name: line.trim().min(1), address: line.trim().min(1), department: line, presence: z.boolean() }),
    }),
    output: z.void(),
  },
  'directory.remove': { input: z.object({ entryId: directoryEntryId }), output: z.void() },
  /** Somebody looks at the directory: the exchange is asked who is free, until nobody looks any more. */
  'directory.watch': { input: z.object({ on: z.boolean() }), output: z.void() },
} as const;
