import { z } from 'zod';
import type { BarView } from '../bar-view.ts';

/** Commands of the call bar, beside the few on calls that its page may give (`BAR_COMMANDS`). */
export const barCommands = {
  /** What the bar shows now; later changes come as events. */
  'bar.show': { input: z.object({}), output: z.custom<BarView>() },
  /** Brings the agent window forward. */
  'bar.showWindow': { input: z.object({}), output: z.void() },
} as const;
