import { z } from 'zod';
import { TIMELINE_FILTERS, TIMELINE_KINDS, type TimelinePage } from '../../domain/timeline/timeline.ts';
import { contactId, line } from '../schemas.ts';

export const timelineCommands = {
  /** What happened with a customer, newest first. Without filters everything; with a search, pages may be short and still go on. */
  'timeline.page': {
    input: z.object({
      contactId,
      filters: z.array(z.enum(TIMELINE_FILTERS)).max(TIMELINE_FILTERS.length).readonly(),
      search: line,
      after: z.object({ at: z.number(), kind: z.enum(TIMELINE_KINDS), id: z.string().max(100) }).nullable(),
      limit: z.number().int().min(1).max(100),
    }),
    output: z.custom<TimelinePage>(),
  },
} as const;
