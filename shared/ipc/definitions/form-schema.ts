import { z } from 'zod';
import { CUSTOMER_FACTS, testsIn, factOf, type Condition } from '../../domain/condition/condition.ts';
import { conditionSchema } from './condition-schema.ts';
import { isForbiddenName, plainDataFault, type DefinitionFault } from '../../domain/definition/definition-fault.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import { isFieldSource, type FieldSource } from '../../domain/registration/field-source.ts';
import { CURRENCIES, FORM_FORMAT, REGISTRATION_KINDS, type FormDefinition, type FormField } from '../../domain/registration/form.ts';
import { cellProblem, fieldProblem } from '../../domain/registration/field-state.ts';
import { OUTCOME_MEANINGS, type OutcomeSet } from '../../domain/registration/outcome.ts';
import { issueFault } from './issue-fault.ts';

/** Names of fields, columns and sections. */
const name = z.string().regex(/^[a-z][a-zA-Z0-9]{0,59}$/u).refine((key) => !isForbiddenName(key), 'a name that every object has');
/** Ids of definitions and values of choices. */
const definitionId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/u);
const optionValue = z.string().regex(/^[\w.+-]{1,80}$/u);
const words = z.string().min(1).max(500);
const localised = z.strictObject({ en: words, nl: words });
const version = z.number().int().min(1).max(1_000_000);
const code = z.string().regex(/^[0-9a-z]$/u);
const option = z.strictObject({ value: optionValue, label: localised, code: code.exactOptional() });
const options = z.array(option).min(1).max(100).readonly();
const number = z.number().min(-1e12).max(1e12).exactOptional();
const decimals = z.number().int().min(0).max(6).exactOptional();
const days = z.number().int().min(-36_500).max(36_500).exactOptional();
const count = z.number().int().min(0).max(200).exactOptional();
const listed = z.enum(['article', 'product', 'contact', 'organisation']);
const currency = z.enum(CURRENCIES);

const common = {
  key: name,
  label: localised,
  help: localised.exactOptional(),
  section: name.exactOptional(),
  required: z.union([z.boolean(), conditionSchema]).exactOptional(),
  shown: conditionSchema.exactOptional(),
  from: z.custom<FieldSource>((value) => typeof value === 'string' && isFieldSource(value)).exactOptional(),
  initial: z.string().max(300).exactOptional(),
};

const columnCommon = { key: name, label: localised, required: z.boolean().exactOptional(), initial: z.string().max(300).exactOptional() };
const column = z.discriminatedUnion('kind', [
  z.strictObject({ ...columnCommon, kind: z.literal('text') }),
  z.strictObject({ ...columnCommon, kind: z.literal('date') }),
  z.strictObject({ ...columnCommon, kind: z.literal('lookup'), of: listed }),
  z.strictObject({ ...columnCommon, kind: z.literal('number'), min: number, max: number, decimals }),
  z.strictObject({ ...columnCommon, kind: z.literal('money'), min: number, max: number }),
  z.strictObject({ ...columnCommon, kind: z.literal('choice'), options }),
]);

const maxLength = z.number().int().min(1).max(20_000).exactOptional();
const field = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('text'), maxLength }),
  z.strictObject({ ...common, kind: z.literal('long-text'), maxLength }),
  z.strictObject({ ...common, kind: z.literal('number'), min: number, max: number, decimals, unit: localised.exactOptional() }),
  z.strictObject({ ...common, kind: z.literal('money'), currency, min: number, max: number, guarded: z.boolean().exactOptional() }),
  z.strictObject({ ...common, kind: z.literal('date'), earliestDays: days, latestDays: days, initialDays: days }),
  z.strictObject({ ...common, kind: z.literal('choice'), options }),
  z.strictObject({ ...common, kind: z.literal('yes-no') }),
  z.strictObject({ ...common, kind: z.literal('outcome') }),
  z.strictObject({ ...common, kind: z.literal('lookup'), of: listed }),
  z.strictObject({
    ...common,
    kind: z.literal('table'),
    columns: z.array(column).min(1).max(12).readonly(),
    minRows: count,
    maxRows: z.number().int().min(1).max(200).exactOptional(),
    amounts: z
      .strictObject({ quantity: name, price: name, discount: name.exactOptional(), vat: name.exactOptional(), includesVat: z.boolean(), currency })
      .exactOptional(),
    writesBack: z.strictObject({ field: name, old: name, next: name }).exactOptional(),
  }),
]) satisfies z.ZodType<FormField>;

const formSchema = z.strictObject({
  format: z.literal(FORM_FORMAT),
  id: definitionId,
  version,
  kind: z.enum(REGISTRATION_KINDS),
  name: localised,
  sections: z.array(z.strictObject({ id: name, title: localised })).max(40).readonly(),
  fields: z.array(field).min(1).max(200).readonly(),
  outcomes: definitionId,
  summary: z.array(name).max(10).readonly(),
}) satisfies z.ZodType<FormDefinition>;

const outcomesSchema = z.strictObject({
  format: z.literal(FORM_FORMAT),
  id: definitionId,
  version,
  name: localised,
  outcomes: z
    .array(
      z.strictObject({
        code: definitionId,
        label: localised,
        key: code,
        meaning: z.enum(OUTCOME_MEANINGS),
        requires: z.array(name).max(50).readonly().exactOptional(),
      }),
    )
    .min(1)
    .max(36)
    .readonly(),
}) satisfies z.ZodType<OutcomeSet>;

/** A definition that can be used, or the first thing that is wrong with it and where. */
export function readForm(data: unknown): Result<FormDefinition, DefinitionFault> {
  const form = read(data, formSchema);
  if (!form.ok) return form;
  const fault = formFault(form.value);
  return fault === null ? form : err(fault);
}

/** A set of outcomes that can be used, or the first thing that is wrong with it and where. */
export function readOutcomes(data: unknown): Result<OutcomeSet, DefinitionFault> {
  const set = read(data, outcomesSchema);
  if (!set.ok) return set;
  const { outcomes } = set.value;
  const fault = repeated(outcomes.map(({ code: each }) => each), 'outcomes', 'code') ?? repeated(outcomes.map(({ key }) => key), 'outcomes', 'key');
  return fault === null ? set : err(fault);
}

function read<T>(data: unknown, schema: z.ZodType<T>): Result<T, DefinitionFault> {
  const unsafe = plainDataFault(data);
  if (unsafe !== null) return err(unsafe);
  const format: unknown = typeof data === 'object' && data !== null && 'format' in data ? data.format : null;
  if (typeof format === 'number' && format > FORM_FORMAT)
    return err({ problem: 'newer-format', path: 'format', detail: String(format) });
  const parsed = schema.safeParse(data);
  if (parsed.success) return ok(parsed.data);
  return err(issueFault(parsed.error.issues));
}

/** What the shape alone does not tell: names that are there twice or not at all, conditions that wait for each other. */
function formFault({ fields, sections, summary }: FormDefinition): DefinitionFault | null {
  const keys = fields.map(({ key }) => key);
  const unknown = (path: string, detail: string): DefinitionFault => ({ problem: 'unknown-name', path, detail });
  const twice = repeated(keys, 'fields', 'key') ?? repeated(sections.map(({ id }) => id), 'sections', 'id');
  if (twice !== null) return twice;
  for (const [index, each] of fields.entries()) {
    const at = `fields.${String(index)}`;
    const { section } = each;
    if (section !== undefined && !sections.some(({ id }) => id === section)) return unknown(`${at}.section`, section);
    if ((each.kind === 'outcome') !== (each.key === 'outcome')) return unknown(`${at}.key`, 'the field of the outcome is called outcome');
    const fault =
      conditionFault(each.shown, `${at}.shown`, keys) ??
      (typeof each.required === 'object' ? conditionFault(each.required, `${at}.required`, keys) : null) ??
      choiceFault(each, at) ??
      initialFault(each, at) ??
      tableFault(each, at);
    if (fault !== null) return fault;
  }
  const absent = summary.findIndex((key) => !keys.includes(key));
  if (absent >= 0) return unknown(`summary.${String(absent)}`, summary[absent] ?? '');
  return circleFault(fields);
}

function conditionFault(condition: Condition | undefined, path: string, keys: readonly string[]): DefinitionFault | null {
  if (condition === undefined) return null;
  for (const { test, path: place } of testsIn(condition)) {
    const fact = factOf(test.on);
    const known =
      fact !== null &&
      (fact.source === 'answer' || (fact.source === 'field' ? keys.includes(fact.name) : CUSTOMER_FACTS.some((each) => each === fact.name)));
    if (!known) return { problem: 'unknown-name', path: [path, place, 'on'].filter((part) => part !== '').join('.'), detail: test.on };
  }
  return null;
}

function choiceFault(each: FormField, at: string): DefinitionFault | null {
  if (each.kind !== 'choice') return null;
  const codes = each.options.flatMap((one) => (one.code === undefined ? [] : [one.code]));
  return repeated(each.options.map(({ value }) => value), `${at}.options`, 'value') ?? repeated(codes, `${at}.options`, 'code');
}

/** A field cannot begin with what it does not take. Outcomes are chosen by what happened; tables begin line by line. */
function initialFault(each: FormField, at: string): DefinitionFault | null {
  if (each.initial === undefined || each.kind === 'outcome' || each.kind === 'table') return null;
  const problem = fieldProblem({ choices: [] }, each, each.initial, '');
  return problem === null ? null : { problem: problem === 'no-option' ? 'unknown-name' : 'invalid', path: `${at}.initial`, detail: each.initial };
}

function tableFault(each: FormField, at: string): DefinitionFault | null {
  if (each.kind !== 'table') return null;
  const twice = repeated(each.columns.map(({ key }) => key), `${at}.columns`, 'key');
  if (twice !== null) return twice;
  const column = each.columns.findIndex((one) => one.initial !== undefined && cellProblem(one, one.initial) !== null);
  if (column >= 0) return { problem: 'invalid', path: `${at}.columns.${String(column)}.initial`, detail: each.columns[column]?.initial ?? '' };
  if (each.writesBack !== undefined) {
    const { writesBack, columns } = each;
    const lost = (['field', 'old', 'next'] as const).find((part) => {
      const kind = columns.find((one) => one.key === writesBack[part])?.kind;
      return part === 'field' ? kind !== 'choice' : kind !== 'text';
    });
    if (lost !== undefined) return { problem: 'unknown-name', path: `${at}.writesBack.${lost}`, detail: writesBack[lost] };
  }
  if (each.amounts === undefined) return null;
  const { quantity, price, discount, vat } = each.amounts;
  const needed: readonly (readonly [string, string | undefined, readonly string[]])[] = [
    ['quantity', quantity, ['number']],
    ['price', price, ['money']],
    ['discount', discount, ['number', 'choice']],
    ['vat', vat, ['number', 'choice']],
  ];
  for (const [part, key, kinds] of needed) {
    const found = each.columns.find((one) => one.key === key);
    if (key !== undefined && (found === undefined || !kinds.includes(found.kind)))
      return { problem: 'unknown-name', path: `${at}.amounts.${part}`, detail: key };
  }
  return null;
}

function repeated(names: readonly string[], path: string, part: string): DefinitionFault | null {
  const index = names.findIndex((each, position) => names.indexOf(each) !== position);
  return index < 0 ? null : { problem: 'repeated', path: `${path}.${String(index)}.${part}`, detail: names[index] ?? '' };
}

/** Fields of which each is shown only because of the other would never be decided. */
function circleFault(fields: readonly FormField[]): DefinitionFault | null {
  const waitsFor = new Map(
    fields.map(({ key, shown }) => [
      key,
      shown === undefined
        ? []
        : testsIn(shown).flatMap(({ test }) => {
            const fact = factOf(test.on);
            return fact?.source === 'field' ? [fact.name] : [];
          }),
    ]),
  );
  const settled = new Set<string>();
  // Takes away what waits for nothing, until nothing changes: what is left goes round.
  for (let before = -1; before < settled.size; ) {
    before = settled.size;
    for (const [key, others] of waitsFor) if (others.every((other) => settled.has(other))) settled.add(key);
  }
  const index = fields.findIndex(({ key }) => !settled.has(key));
  return index < 0 ? null : { problem: 'conditions-go-round', path: `fields.${String(index)}.shown`, detail: fields[index]?.key ?? '' };
}
