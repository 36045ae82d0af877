import { OVERRIDABLE } from '../../domain/project/project-plan.ts';
import { z } from 'zod';
import { ROLES } from '../../domain/agent-state/agent-state.ts';
import { CUSTOM_KINDS } from '../../domain/contact/custom-field.ts';
import { PURPOSES } from '../../domain/consent/consent.ts';
import { FILE_LIMITS, plainDataFault, type DefinitionFault } from '../../domain/definition/definition-fault.ts';
import { DIRECTIONS, EXEMPTIONS, ROUTE_KINDS, TARGET_KINDS, type ProjectPlan } from '../../domain/project/project-plan.ts';
import type { TravellingField } from '../../domain/project/field-fit.ts';
import { ABANDONED_RULES } from '../../domain/project/service-level-rule.ts';
import { MAX_WRAP_UP_SECONDS } from '../../domain/project/project.ts';
import type { FormDefinition } from '../../domain/registration/form.ts';
import type { OutcomeSet } from '../../domain/registration/outcome.ts';
import type { Script } from '../../domain/script/script.ts';
import { VERIFY_ITEMS } from '../../domain/verification/verification.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import { agentId, customFieldId, line } from '../schemas.ts';
import { readForm, readOutcomes } from './form-schema.ts';
import { issueFault } from './issue-fault.ts';
import { readScript } from './script-schema.ts';

/**
 * The way project files are written; a file of a later one is refused. Those of the first one had no script and nothing to verify, those of
 * the second one no fields of the customer file.
 */
export const PROJECT_FILE_FORMAT = 3;

export const projectKey = z.string().regex(/^[a-z0-9-]{1,40}$/u);
const definitionId = z.string().min(1).max(100);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/u);
const headerName = z.string().regex(/^[A-Za-z0-9-]{1,60}$/u);
const language = z.enum(['en', 'nl']);

const route = z
  .strictObject({ on: z.enum(ROUTE_KINDS), header: z.union([z.literal(''), headerName]), value: z.string().trim().min(1).max(200) })
  .refine(({ on, header }) => (on === 'header') === (header !== ''), { path: ['header'], message: 'header-name' });

const hours = z
  .strictObject({ days: z.array(z.number().int().min(1).max(7)).min(1).max(7).readonly(), from: time, to: time })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'hours' });

const percent = z.number().min(0).max(100).nullable();
const amount = z.number().int().min(0).max(1e12).nullable();
const mandate = z
  .strictObject({ agentId: agentId.nullable(), role: z.enum(ROLES).nullable(), discountPercent: percent, amount })
  .refine((one) => (one.agentId === null) !== (one.role === null), { path: ['role'], message: 'whose' });

const silenceMs = z.number().int().min(1_000).max(600_000);
const silence = z
  .strictObject({ greyMs: silenceMs, amberMs: silenceMs, redMs: silenceMs })
  .refine(({ greyMs, amberMs, redMs }) => greyMs <= amberMs && amberMs <= redMs, 'limits must not fall');

const seconds = z.number().int().min(0).max(3_600);
const serviceLevel = z.strictObject({
  percent: z.number().min(0).max(100),
  withinSeconds: seconds,
  abandoned: z.enum(ABANDONED_RULES),
  shortSeconds: seconds,
  penalty: line,
});

const planShape = {
  client: line,
  direction: z.enum(DIRECTIONS),
  forms: z.array(definitionId).max(30).readonly(),
  targets: z.array(z.strictObject({ kind: z.enum(TARGET_KINDS), value: z.number().min(0).max(1e9), for: z.union([z.enum(['team', 'each']), agentId]).exactOptional() })).max(60).readonly(),
  callingHours: z.array(hours).max(14).readonly(),
  callerId: z.string().regex(/^(\+?[0-9][0-9 ()./-]{0,40}|sips?:[^@\s<>"]{1,60}@[^@\s<>"]{1,100})?$/u),
  languages: z.array(language).max(2).readonly(),
  procedures: z.array(z.strictObject({ title: z.string().trim().min(1).max(200), text: z.string().max(10_000), beside: z.array(z.string().min(1).max(200)).max(50).readonly().exactOptional() })).max(100).readonly(),
  routes: z.array(route).max(100).readonly(),
  exemption: z.enum(EXEMPTIONS).exactOptional(),
  product: line.exactOptional(),
  premium: z.boolean().exactOptional(),
  overrides: z.array(z.enum(OVERRIDABLE)).max(OVERRIDABLE.length).readonly().exactOptional(),
  silence: silence.exactOptional(),
  serviceLevel: serviceLevel.exactOptional(),
};

/** What is set in the window. */
export const projectPlan = z.strictObject({
  ...planShape,
  agents: z.array(agentId).max(500).readonly(),
  mandates: z.array(mandate).max(500).readonly(),
}) satisfies z.ZodType<ProjectPlan>;

export const projectSettings = {
  wrapUpSeconds: z.number().int().min(5).max(MAX_WRAP_UP_SECONDS).nullable(),
  scriptId: definitionId,
  formId: definitionId.nullable(),
  outcomesId: definitionId.nullable(),
};

/** Who works where does not travel: people are other ones elsewhere. Mandates of roles do. */
const filePlan = z.strictObject({
  ...planShape,
  mandates: z.array(z.strictObject({ role: z.enum(ROLES), discountPercent: percent, amount })).max(10).readonly(),
});

/** A field that an administrator added to the customer file, from which a form fills itself. */
const customField = z
  .strictObject({
    id: customFieldId,
    label: line.trim().min(1),
    kind: z.enum(CUSTOM_KINDS),
    options: z.array(line.trim().min(1)).max(100).readonly(),
    required: z.boolean(),
    searchable: z.boolean(),
  })
  .refine(({ kind, options }) => kind !== 'choice' || options.length > 0, { path: ['options'] }) satisfies z.ZodType<TravellingField>;

const projectFile = z.strictObject({
  balie: z.literal('project'),
  format: z.union([z.literal(1), z.literal(2), z.literal(PROJECT_FILE_FORMAT)]),
  project: z.strictObject({ key: projectKey, name: z.string().trim().min(1).max(300), purpose: z.enum(PURPOSES), ...projectSettings, plan: filePlan }),
  forms: z.array(z.unknown()).max(60).readonly(),
  outcomes: z.array(z.unknown()).max(60).readonly(),
  script: z.unknown().optional(),
  verify: z.array(z.enum(VERIFY_ITEMS)).max(VERIFY_ITEMS.length).readonly().nullable().default(null),
  customFields: z.array(customField).max(100).readonly().default([]),
});

/** A project as one file: everything it is agreed with, and the script, forms and outcomes that it works with. */
export type ProjectFile = Omit<z.infer<typeof projectFile>, 'forms' | 'outcomes' | 'script'> & {
  readonly forms: readonly FormDefinition[];
  readonly outcomes: readonly OutcomeSet[];
  /** Null for one that comes with the application, which is everywhere. */
  readonly script: Script | null;
};

/**
 * A project file that can be used, or the first thing that is wrong with it and where (`project.plan.routes.0.value`). Names of forms,
 * outcomes and scripts are checked by whoever knows which ones there are.
 */
export function readProjectFile(data: unknown): Result<ProjectFile, DefinitionFault> {
  const unsafe = plainDataFault(data, FILE_LIMITS);
  if (unsafe !== null) return err(unsafe);
  const format: unknown = typeof data === 'object' && data !== null && 'format' in data ? data.format : null;
  if (typeof format === 'number' && format > PROJECT_FILE_FORMAT) return err({ problem: 'newer-format', path: 'format', detail: String(format) });
  const parsed = projectFile.safeParse(data);
  if (!parsed.success) {
    return err(issueFault(parsed.error.issues));
  }
  const forms: FormDefinition[] = [];
  for (const [index, one] of parsed.data.forms.entries()) {
    const form = readForm(one);
    if (!form.ok) return err(within(form.error, `forms.${String(index)}`));
    forms.push(form.value);
  }
  const outcomes: OutcomeSet[] = [];
  for (const [index, one] of parsed.data.outcomes.entries()) {
    const set = readOutcomes(one);
    if (!set.ok) return err(within(set.error, `outcomes.${String(index)}`));
    outcomes.push(set.value);
  }
  const script = parsed.data.script == null ? ok(null) : readScript(parsed.data.script);
  if (!script.ok) return err(within(script.error, 'script'));
  return twice(forms.map(({ id }) => id), 'forms') ?? twice(parsed.data.customFields.map(({ id }) => id), 'customFields') ?? twice(outcomes.map(({ id }) => id), 'outcomes') ?? ok({ ...parsed.data, forms, outcomes, script: script.value });
}

function within(fault: DefinitionFault, place: string): DefinitionFault {
  return { ...fault, path: fault.path === '' ? place : `${place}.${fault.path}` };
}

function twice(ids: readonly string[], place: string): Result<never, DefinitionFault> | null {
  const index = ids.findIndex((id, position) => ids.indexOf(id) !== position);
  return index < 0 ? null : err({ problem: 'repeated', path: `${place}.${String(index)}.id`, detail: ids[index] ?? '' });
}
