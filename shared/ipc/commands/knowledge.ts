import { z } from 'zod';
import { KNOWLEDGE_KINDS, MAX_BESIDE, MAX_KNOWLEDGE, MAX_TITLE, type KnowledgeFields, type KnowledgeItem } from '../../domain/knowledge/knowledge.ts';
import type { LocalisedText } from '../../domain/script/script.ts';
import { instant, knowledgeId, projectId } from '../schemas.ts';

/** A step of a script, as something stands beside it. */
export type SuggestedStep = { readonly ref: string; readonly title: LocalisedText };
export type KnowledgeReader = { readonly name: string; readonly at: number };

const both = (longest: number) => z.object({ en: z.string().max(longest), nl: z.string().max(longest) });
const ref = z.string().min(1).max(200);
const words = z.string().max(2_000);
const version = z.number().int().min(0);
const fields = z.object({
  kind: z.enum(KNOWLEDGE_KINDS),
  title: both(MAX_TITLE),
  body: both(MAX_KNOWLEDGE),
  projectId: projectId.nullable(),
  beside: z.array(ref).max(MAX_BESIDE),
  validFrom: instant,
  validTo: instant.nullable(),
  mustRead: z.boolean(),
}) satisfies z.ZodType<KnowledgeFields>;

export const knowledgeCommands = {
  /** `projectId`: that of the conversation; without it, that of the person at the desk. */
  'knowledge.search': { input: z.object({ text: words, projectId: projectId.optional() }), output: z.custom<readonly KnowledgeItem[]>() },
  /** What may help now: beside the step and the fields, and by the words typed into the form. */
  'knowledge.suggest': { input: z.object({ refs: z.array(ref).max(20), text: words, projectId: projectId.optional() }), output: z.custom<readonly KnowledgeItem[]>() },
  'knowledge.list': { input: z.object({}), output: z.custom<readonly KnowledgeItem[]>() },
  /** Id null for a new one; otherwise the version that was changed. */
  'knowledge.save': { input: z.object({ id: knowledgeId.nullable(), version, fields }), output: z.custom<KnowledgeItem>() },
  'knowledge.remove': { input: z.object({ id: knowledgeId, removed: z.boolean() }), output: z.void() },
  /** The person at the desk has read this version. */
  'knowledge.read': { input: z.object({ id: knowledgeId, version }), output: z.void() },
  /** The steps of the project's script. */
  'knowledge.steps': { input: z.object({}), output: z.custom<readonly SuggestedStep[]>() },
  'knowledge.readers': { input: z.object({ id: knowledgeId, version }), output: z.custom<readonly KnowledgeReader[]>() },
} as const;
