import { z } from 'zod';
import type { TalkReport } from '../../domain/talk/talk.ts';
import { callId } from '../schemas.ts';

export const talkCommands = {
  /** *I am looking that up*: the silence that is, or begins in the next seconds, is announced. */
  'talk.announce': { input: z.object({ callId }), output: z.void() },
  /** Who spoke in a call, living or past, and its silences; null when nothing was measured. */
  'talk.report': { input: z.object({ callId }), output: z.custom<TalkReport | null>() },
} as const;
