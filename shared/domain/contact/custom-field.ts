import { err, ok, type Result } from '../../lib/result.ts';
import type { CustomFieldId, ProjectId } from '../../lib/brand.ts';
import { isDate } from './calendar-date.ts';

export const CUSTOM_KINDS = ['text', 'number', 'date', 'choice', 'yes-no'] as const;
export type CustomKind = (typeof CUSTOM_KINDS)[number];

/** A field that an administrator adds to the customer file, for one project or for all. */
export type CustomField = {
  readonly id: CustomFieldId;
  /** Null: for every project. */
  readonly projectId: ProjectId | null;
  readonly label: string;
  readonly kind: CustomKind;
  /** What a choice offers; empty for the other kinds. */
  readonly options: readonly string[];
  readonly required: boolean;
  /** Found by the search field, as a name is. */
  readonly searchable: boolean;
  readonly position: number;
  /** False once it was removed; values that exist stay, unseen. */
  readonly active: boolean;
};

export type CustomProblem = 'needed' | 'not-a-number' | 'not-a-date' | 'not-offered' | 'not-yes-or-no' | 'too-long';

const LONGEST = 2_000;
const DAY_FIRST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/u;
const YES = ['1', 'yes', 'ja', 'true', 'y', 'j', 'x'];
const NO = ['0', 'no', 'nee', 'false', 'n'];

/**
 * A value as it is kept, from what was typed or imported: text as it stands, a number as `12.5`, a date as `2026-02-28`, yes and no as `1`
 * and `0`, a choice as it is offered. Empty stays empty, unless the field has to be filled in.
 */
export function customValue({ kind, options, required }: Pick<CustomField, 'kind' | 'options' | 'required'>, typed: string): Result<string, CustomProblem> {
  const text = typed.trim();
  if (text === '') return required ? err('needed') : ok('');
  if (text.length > LONGEST) return err('too-long');
  switch (kind) {
    case 'text':
      return ok(text);
    case 'number':
      return numberValue(text);
    case 'date':
      return dateValue(text);
    case 'choice': {
      const offered = options.find((option) => option.trim().toLowerCase() === text.toLowerCase());
      return offered === undefined ? err('not-offered') : ok(offered);
    }
    case 'yes-no':
      if (YES.includes(text.toLowerCase())) return ok('1');
      return NO.includes(text.toLowerCase()) ? ok('0') : err('not-yes-or-no');
  }
}

/** Of comma and point the last one begins the fraction; what occurs more than once stands between thousands. */
function numberValue(text: string): Result<string, CustomProblem> {
  const typed = text.replaceAll(/[\s€]/gu, '');
  const fraction = /[.,](?=[^.,]*$)/u.exec(typed)?.[0] ?? '';
  const between = fraction === ',' ? '.' : ',';
  const repeated = fraction !== '' && typed.split(fraction).length > 2;
  const whole = repeated ? typed : typed.replaceAll(between, '');
  const shape = repeated ? new RegExp(`^-?\\d{1,3}(?:\\${fraction}\\d{3})+$`, 'u') : /^-?\d+(?:[.,]\d+)?$/u;
  if (!shape.test(whole)) return err('not-a-number');
  const value = Number(repeated ? whole.replaceAll(fraction, '') : whole.replace(',', '.'));
  return Number.isFinite(value) ? ok(String(value)) : err('not-a-number');
}

function dateValue(text: string): Result<string, CustomProblem> {
  const [, day = '', month = '', year = ''] = DAY_FIRST.exec(text) ?? [];
  const iso = day === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(iso) ? ok(iso) : err('not-a-date');
}

/** What is wrong with the custom values of a contact, by field; empty when they can be saved. */
export function customProblems(
  fields: readonly CustomField[],
  values: Readonly<Record<CustomFieldId, string>>,
): ReadonlyMap<CustomFieldId, CustomProblem> {
  const problems = new Map<CustomFieldId, CustomProblem>();
  for (const field of fields) {
    const value = customValue(field, values[field.id] ?? '');
    if (!value.ok) problems.set(field.id, value.error);
  }
  return problems;
}

/** The fields that an agent of this project fills in, in their order. */
export function fieldsOfProject(fields: readonly CustomField[], projectId: ProjectId | null): readonly CustomField[] {
  return fields
    .filter((field) => field.active && (field.projectId === null || field.projectId === projectId))
    .toSorted((a, b) => a.position - b.position);
}
