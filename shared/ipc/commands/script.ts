import { z } from 'zod';
import type { ArticleFound } from '../../domain/article/article.ts';
import { CHECKLIST_ITEMS } from '../../domain/script/checklist-item.ts';
import type { ChecklistLine } from '../../domain/checklist/checklist.ts';
import type { Script, ScriptSummary } from '../../domain/script/script.ts';
import { LANGUAGES } from '../app-state.ts';
import { callId, interactionId, note } from '../schemas.ts';

const stepId = z.string().min(1).max(100);

export const scriptCommands = {
  'script.get': { input: z.object({ scriptId: z.string().max(100), version: z.number().int().min(1) }), output: z.custom<Script>() },
  /** The scripts that a project can choose from. */
  'script.list': { input: z.object({}), output: z.custom<readonly ScriptSummary[]>() },
  /** `value` routes and `text` is what was said or typed; for a choice both come from the answer. */
  /** The version that a conversation would begin with now. */
  'script.inUse': { input: z.object({ scriptId: z.string().max(100) }), output: z.custom<Script>() },
  'script.answer': { input: z.object({ interactionId, stepId, value: note, text: note }), output: z.void() },
  'script.jump': { input: z.object({ interactionId, stepId }), output: z.void() },
  'script.back': { input: z.object({ interactionId }), output: z.void() },
  /** The reply to an objection on screen; null puts the step back. */
  'script.objection': { input: z.object({ interactionId, objectionId: stepId.nullable() }), output: z.void() },
  /** The language of what is spoken; null for that of the customer. */
  'script.speak': { input: z.object({ interactionId, language: z.enum(LANGUAGES).nullable() }), output: z.void() },
  /** What became of something that was offered beside the order. */
  'script.hint': { input: z.object({ interactionId, hintId: stepId, accepted: z.boolean() }), output: z.void() },
  /** What the catalogue says of what a hint offers, with the price in this conversation; null where it does not have it. */
  'script.offered': { input: z.object({ interactionId, hintId: stepId }), output: z.custom<ArticleFound | null>() },
  /** By hand; the script ticks by itself. */
  'script.tick': { input: z.object({ interactionId, item: z.enum(CHECKLIST_ITEMS), on: z.boolean() }), output: z.void() },
  /** The checklist of a call as it is on record; null where it had no script. */
  'script.checklist': { input: z.object({ callId }), output: z.custom<readonly ChecklistLine[] | null>() },
} as const;
