import { z } from 'zod';
import { CUSTOM_KINDS } from '../../domain/contact/custom-field.ts';
import { customFieldId, line, projectId, role } from '../schemas.ts';

/** Fields of one's own, who sees what, and the lock screen. */
export const accessCommands = {
  'customField.save': {
    input: z
      .object({
        fieldId: customFieldId.nullable(),
        field: z.object({
          projectId: projectId.nullable(),
          label: line.trim().min(1),
          kind: z.enum(CUSTOM_KINDS),
          options: z.array(line.trim().min(1)).max(100).readonly(),
          required: z.boolean(),
          searchable: z.boolean(),
          position: z.number().int().min(0).max(10_000),
          active: z.boolean(),
        }),
      })
      .refine(({ field }) => field.kind !== 'choice' || field.options.length > 0, { path: ['field', 'options'] }),
    output: z.void(),
  },
  'access.change': {
    input: z.object({ hideNumbersFrom: z.array(role).max(3).readonly().optional(), lockAfterMinutes: z.number().int().min(0).max(480).optional(), showFiguresOfOthers: z.boolean().optional() }),
    output: z.void(),
  },
  /** Hides the window's content until whoever works here comes back. */
  'lock.lock': { input: z.object({}), output: z.void() },
  /** With the person's password, or an empty one where there is none. Errors: `wrong-password`. */
  'lock.unlock': { input: z.object({ password: z.string().max(1000) }), output: z.void() },
} as const;
