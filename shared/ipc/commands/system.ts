import { z } from 'zod';
import type { AppState } from '../app-state.ts';

const backupName = z.string().regex(/^[\w.-]{1,100}$/);

export const systemCommands = {
  'system.snapshot': { input: z.object({}), output: z.custom<{ readonly seq: number; readonly state: AppState }>() },
  /** The page has painted its first screen: what would have delayed it may begin. */
  'system.painted': { input: z.object({}), output: z.void() },
  'system.dismissNotice': { input: z.object({ id: z.string().max(100) }), output: z.void() },
  'system.showDataFolder': { input: z.object({}), output: z.void() },
  'system.quit': { input: z.object({}), output: z.void() },
  /** After a failed start: try again, start with an empty file (the old one is kept beside it), or restore a backup. */
  'system.retryStart': { input: z.object({}), output: z.void() },
  'system.startFresh': { input: z.object({}), output: z.void() },
  'backup.create': { input: z.object({}), output: z.void() },
  'backup.restore': { input: z.object({ name: backupName }), output: z.void() },
} as const;
