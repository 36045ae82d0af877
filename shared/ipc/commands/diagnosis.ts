import { z } from 'zod';
import { LIKELY_CAUSES } from '../../domain/diagnosis/causes.ts';
import type { QualityInterval } from '../../domain/quality/quality-history.ts';
import { callId } from '../schemas.ts';

export const diagnosisCommands = {
  /** How the sound of a call was, in intervals of five seconds; null where there was none. */
  'diagnosis.quality': { input: z.object({ callId }), output: z.custom<readonly (QualityInterval | null)[]>() },
  /** Writes the report of a call, without personal data; says what most likely went wrong. */
  'diagnosis.save': {
    input: z.object({ callId }),
    output: z.object({ file: z.string(), causes: z.array(z.enum(LIKELY_CAUSES)).readonly() }),
  },
  'diagnosis.showReports': { input: z.object({}), output: z.void() },
} as const;
