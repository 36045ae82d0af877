import { Drop, Liquid } from 'liquidjs';
import { fieldsIn, isListField, MERGE_FIELDS, type MergeValues, type TextSegment } from './merge-fields.ts';
import type { StepAnswer } from './script-run.ts';

// The language of spoken texts is a small part of Liquid: data, `if`/`unless`/`case`, and a few filters. There are no loops, no files and
// no assignments, so that every text ends; data are never read as a template. The engine runs no code (it knows no `eval`).

/** Longest text of a step, in characters. */
export const LONGEST_TEMPLATE = 4_000;
/** Most work for one text: milliseconds, and characters made. */
const LIMITS = { parseLimit: LONGEST_TEMPLATE, renderLimit: 50, memoryLimit: 100_000 } as const;

const TAGS: readonly string[] = ['if', 'unless', 'case'];
const FILTERS: readonly string[] = ['default', 'capitalize', 'upcase', 'downcase', 'strip', 'truncate'];

/** A datum that is not known: nothing to conditions and filters, and a gap where it would be spoken. */
class Gap extends Drop {
  readonly field: string;

  constructor(field: string) {
    super();
    this.field = field;
  }

  override valueOf(): unknown {
    return null;
  }
}

// Characters that no keyboard writes hold the data apart from the words around them; they are taken out of both before.
const [OPEN, SPLIT, CLOSE] = ['\uE000', '\uE001', '\uE002'] as const;
const MARKS = /[\uE000-\uE002]/gu;

function engine(): Liquid {
  const liquid = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: false,
    dynamicPartials: false,
    relativeReference: false,
    templates: {},
    ...LIMITS,
    outputEscape: (value: unknown) =>
      value instanceof Gap ? `${OPEN}${value.field}${SPLIT}${CLOSE}` : `${OPEN}${SPLIT}${typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''}${CLOSE}`,
  });
  for (const name of Object.keys(liquid.tags)) if (!TAGS.includes(name)) Reflect.deleteProperty(liquid.tags, name);
  for (const name of Object.keys(liquid.filters)) if (!FILTERS.includes(name)) Reflect.deleteProperty(liquid.filters, name);
  return liquid;
}

let made: Liquid | null = null;
const liquid = (): Liquid => (made ??= engine());

/** What keeps a text from being a template, in the words of the engine; null when nothing does. Also for texts of any length from outside. */
export function templateFault(text: string): string | null {
  if (text.length > LONGEST_TEMPLATE) return `${String(LONGEST_TEMPLATE)} characters`;
  try {
    liquid().parse(text);
    return null;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '').slice(0, 200) : 'unreadable';
  }
}

/** The data that a template asks for, each once; none for what is no template. */
export function namesInTemplate(text: string): readonly string[] {
  if (templateFault(text) !== null) return fieldsIn(text);
  return [...new Set(liquid().fullVariablesSync(text))].filter((name) => name !== '');
}

/**
 * The text as it is said, in pieces. A template that cannot be worked out is shown as it is written: the agent can still say it.
 * Data are plain text: braces or tags in them stay what they are.
 *
 * @param more what a text that is no part of a conversation can name beside
 */
export function fillTemplate(text: string, values: MergeValues, answers: Readonly<Record<string, StepAnswer>>, more: Readonly<Record<string, string>> = {}): readonly TextSegment[] {
  try {
    const filled: unknown = liquid().parseAndRenderSync(text.replaceAll(MARKS, ''), { ...scopeOf(values, answers, namesInTemplate(text)), ...scopeOfMore(more) });
    return segmentsOf(typeof filled === 'string' ? filled : text);
  } catch {
    return [{ text }];
  }
}

/** Names with dots as objects within objects, without what every object has; what is asked for and not known is a gap. */
function scopeOf(values: MergeValues, answers: Readonly<Record<string, StepAnswer>>, asked: readonly string[]): Record<string, unknown> {
  const scope: Record<string, unknown> = {};
  const put = (name: string, value: string | undefined): void => {
    const [group = '', ...rest] = name.split('.');
    const known = value === undefined || value.trim() === '' ? new Gap(name) : value.replaceAll(MARKS, '').trim();
    if (rest.length === 0) {
      scope[group] = known;
      return;
    }
    const inner = Object.hasOwn(scope, group) ? (scope[group] as Record<string, unknown>) : {};
    inner[rest.join('.')] = known;
    scope[group] = inner;
  };
  for (const name of MERGE_FIELDS) put(name, values[name]);
  for (const name of asked) if (isListField(name)) put(name, Object.hasOwn(values, name) ? values[name] : undefined);
  for (const [step, { text }] of Object.entries(answers)) put(`answer.${step}`, text);
  for (const name of asked) if (name.startsWith('answer.') && !Object.hasOwn(answers, name.slice('answer.'.length))) put(name, undefined);
  return scope;
}

/** Data beside those of a conversation, by names without dots. */
function scopeOfMore(more: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(more).map(([name, value]) => [name, value.trim() === '' ? new Gap(name) : value.replaceAll(MARKS, '').trim()]));
}

function segmentsOf(filled: string): readonly TextSegment[] {
  const segments: TextSegment[] = [];
  let end = 0;
  for (const { 0: whole, 1: field = '', 2: value = '', index } of filled.matchAll(/\uE000([^\uE001]*)\uE001([^\uE002]*)\uE002/gu)) {
    if (index > end) segments.push({ text: filled.slice(end, index) });
    if (field !== '' || value !== '') segments.push({ field, value: value === '' ? null : value });
    end = index + whole.length;
  }
  if (end < filled.length) segments.push({ text: filled.slice(end) });
  return segments;
}
