import { z } from 'zod';

/** A form that was begun and not sent. */
export type FormDraft = {
  /** Which form about what, as the form itself names it, such as `customer:0190…`. */
  readonly key: string;
  /** JSON that the form itself wrote. */
  readonly body: string;
};

const key = z.string().min(1).max(120);

export const draftCommands = {
  /** What the agent typed into a form so far; answered when it is durable on disk. Null when the form was sent or left. */
  'draft.save': { input: z.object({ key, body: z.string().max(200_000).nullable() }), output: z.void() },
  /** The agent's own, oldest first. */
  'draft.list': { input: z.object({}), output: z.custom<readonly FormDraft[]>() },
} as const;
