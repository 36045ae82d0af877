import { z } from 'zod';
import { isForbiddenName, plainDataFault, type DefinitionFault } from '../../domain/definition/definition-fault.ts';
import { CHECKLIST_ITEMS } from '../../domain/script/checklist-item.ts';
import { CONVERSATION_KINDS, OPENING_PARTS, SCRIPT_PHASES, SCRIPT_STEP_KINDS, type Script } from '../../domain/script/script.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import { conditionSchema } from './condition-schema.ts';
import { issueFault } from './issue-fault.ts';

/** The way script files are written; a file of a later one is refused. */
export const SCRIPT_FORMAT = 1;

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/u).refine((text) => !isForbiddenName(text), 'a name that every object has');
const field = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,59}$/u).refine((text) => !isForbiddenName(text), 'a name that every object has');
/** Words that are shown, never HTML: a tag in them is an attempt at something else. */
const words = (longest: number) => z.string().max(longest).refine((text) => !/<\s*[/!a-z]/iu.test(text), 'markup');
const localised = (longest: number) => z.strictObject({ en: words(longest), nl: words(longest) });
const value = z.string().max(80);

const answer = z.strictObject({
  value,
  label: localised(200),
  next: z.string().max(80),
  fills: z.record(field, z.union([z.string().max(300), z.boolean(), localised(1_000)])).exactOptional(),
  opens: z.boolean().exactOptional(),
});

const step = z.strictObject({
  id,
  phase: z.enum(SCRIPT_PHASES),
  kind: z.enum(SCRIPT_STEP_KINDS),
  title: localised(200),
  text: localised(4_000),
  answers: z.array(answer).max(20).readonly().exactOptional(),
  fillsField: field.exactOptional(),
  ways: z.array(z.strictObject({ when: conditionSchema, next: z.string().max(80) })).max(20).readonly().exactOptional(),
  next: z.string().max(80).exactOptional(),
  failed: z.string().max(80).exactOptional(),
  opening: z.array(z.enum(OPENING_PARTS)).max(OPENING_PARTS.length).readonly().exactOptional(),
  hint: localised(1_000).exactOptional(),
  covers: z.array(z.enum(CHECKLIST_ITEMS)).max(CHECKLIST_ITEMS.length).readonly().exactOptional(),
  maxSilenceMs: z.number().int().min(1_000).max(600_000).exactOptional(),
});

const hint = z.strictObject({
  id,
  kind: z.enum(['cross', 'up']),
  table: field,
  whenArticle: z.array(z.string().max(200)).max(50).readonly(),
  when: conditionSchema.exactOptional(),
  text: localised(1_000),
  row: z.record(field, z.union([z.string().max(300), localised(300)])),
  words: localised(300).exactOptional(),
});

const script = z.strictObject({
  id,
  version: z.number().int().min(0).max(1_000_000),
  name: localised(200),
  conversationKind: z.enum(CONVERSATION_KINDS),
  form: id.exactOptional(),
  firstStep: z.string().max(80),
  steps: z.array(step).min(1).max(300).readonly(),
  objections: z.array(z.strictObject({ id, label: localised(200), reply: localised(4_000) })).max(60).readonly(),
  hints: z.array(hint).max(60).readonly().exactOptional(),
}) satisfies z.ZodType<Script>;

const file = z.strictObject({ balie: z.literal('script'), format: z.literal(SCRIPT_FORMAT), script });

/**
 * A script whose shape can be worked with, or the first thing that is wrong with it and where. What would go wrong while talking
 * (`checkScript`) is another matter: a draft may be half done.
 */
export function readScript(data: unknown): Result<Script, DefinitionFault> {
  return read(data, script, (whole) => whole);
}

/** The script in a file. */
export function readScriptFile(data: unknown): Result<Script, DefinitionFault> {
  const format: unknown = typeof data === 'object' && data !== null && 'format' in data ? data.format : null;
  if (typeof format === 'number' && format > SCRIPT_FORMAT) return err({ problem: 'newer-format', path: 'format', detail: String(format) });
  return read(data, file, (whole) => whole.script, 'script.');
}

function read<T>(data: unknown, schema: z.ZodType<T>, scriptOf: (whole: T) => Script, prefix = ''): Result<Script, DefinitionFault> {
  const unsafe = plainDataFault(data);
  if (unsafe !== null) return err(unsafe);
  const parsed = schema.safeParse(data);
  if (!parsed.success) {
    return err(issueFault(parsed.error.issues));
  }
  const whole = scriptOf(parsed.data);
  for (const [list, ids] of [
    ['steps', whole.steps.map((each) => each.id)],
    ['objections', whole.objections.map((each) => each.id)],
  ] as const) {
    const index = ids.findIndex((each, position) => ids.indexOf(each) !== position);
    if (index >= 0) return err({ problem: 'repeated', path: `${prefix}${list}.${String(index)}.id`, detail: ids[index] ?? '' });
  }
  return ok(whole);
}
