import type { StepAnswer } from './script-run.ts';

/**
 * The merge fields that a conversation offers, beside `answer.STEP` for the answer given at a step and `list.COLUMN` for what the file of the
 * call list said of this person.
 */
export const MERGE_FIELDS = [
  'agent.name',
  'company.name',
  'customer.name',
  'customer.fullName',
  'customer.organisation',
  'customer.number',
  'customer.phone',
  'customer.email',
  'customer.address',
  'today',
  'tomorrow',
] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];

const LIST = 'list.';
/** A column of the file of the call list; see `listField`. */
export type ListMergeField = `list.${string}`;

/** What a column is called in spoken texts: `list.contract-number` of "Contract number"; null for one without a letter or digit. */
export function listField(heading: string): ListMergeField | null {
  const plain = heading.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const name = plain.replaceAll(/[^a-z0-9]+/gu, '-').replaceAll(/^-|-$/gu, '');
  return name === '' ? null : `${LIST}${name}`;
}

/** What the file of the call list said, ready to be spoken. */
export function listValues(fields: Readonly<Record<string, string>>): Readonly<Record<ListMergeField, string>> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([heading, value]) => {
      const field = listField(heading);
      return field === null ? [] : [[field, value]];
    }),
  );
}

/** Whether it is a column, whatever the list. */
export function isListField(field: string): field is ListMergeField {
  return field.startsWith(LIST) && listField(field.slice(LIST.length)) === field;
}

/** What is known now; a field that is absent or blank shows as a gap. */
export type MergeValues = Partial<Readonly<Record<MergeField | ListMergeField, string>>>;

/** A piece of a spoken text: as written, or a field with its value; `null` when it is not known, which the window shows as a gap. */
export type TextSegment = { readonly text: string } | { readonly field: string; readonly value: string | null };

/** Whether the field can ever have a value. */
export function isMergeField(field: string, stepIds: readonly string[]): boolean {
  return (
    (MERGE_FIELDS as readonly string[]).includes(field) ||
    isListField(field) ||
    (field.startsWith('answer.') && stepIds.includes(field.slice('answer.'.length)))
  );
}

/** Whether a text has more in it than plain data in double braces: then `template.ts` fills it. */
export function isTemplate(text: string): boolean {
  return text.includes('{%') || /\{\{[^}]*[|'"[\]<>=]/u.test(text);
}

/**
 * Fills the fields in double braces, such as `{{customer.name}}`: what almost every text has, without the engine of templates. Values are plain text and are never read as a template or as HTML.
 * Braces that hold no field name stay as written; unknown fields give `null`.
 */
export function mergeText(
  template: string,
  values: MergeValues,
  answers: Readonly<Record<string, StepAnswer>>,
): readonly TextSegment[] {
  const segments: TextSegment[] = [];
  let end = 0;
  for (const match of template.matchAll(FIELD)) {
    if (match.index > end) segments.push({ text: template.slice(end, match.index) });
    const field = match[1] ?? '';
    segments.push({ field, value: valueOf(field, values, answers) });
    end = match.index + match[0].length;
  }
  if (end < template.length) segments.push({ text: template.slice(end) });
  return segments;
}

/** The names of the fields in a text, in order, each once. */
export function fieldsIn(template: string): readonly string[] {
  return [...new Set([...template.matchAll(FIELD)].map((match) => match[1] ?? ''))];
}

/** A name may hold letters, digits, dots and hyphens (step ids are written with hyphens). */
const FIELD = /\{\{\s*([a-z][\w.-]*)\s*\}\}/giu;

function valueOf(field: string, values: MergeValues, answers: Readonly<Record<string, StepAnswer>>): string | null {
  return textOrNull(
    field.startsWith('answer.') ? answers[field.slice('answer.'.length)]?.text : ownValue(field, values),
  );
}

/** Own properties only: a field by the name of something that every object has is still unknown. */
function ownValue(field: string, values: MergeValues): string | undefined {
  return Object.hasOwn(values, field) ? values[field as MergeField] : undefined;
}

function textOrNull(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text.trim();
}
