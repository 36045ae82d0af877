import { z } from 'zod';
import type { DefinitionFault } from '../../domain/definition/definition-fault.ts';
import type { FormDefinition, FormSummary, RegistrationForm } from '../../domain/registration/form.ts';
import type { OutcomeSet, OutcomeSetSummary } from '../../domain/registration/outcome.ts';
import type { AgentId } from '../../lib/brand.ts';

const id = z.string().max(100);
const version = z.number().int().min(1);
/** What is said of the rest is said with its place, by whoever reads it. */
const definition = z.looseObject({ format: z.number(), id, version: z.number() });

/** A version of a form that is there. Without author: it came with the application. */
export type FormVersion = { readonly version: number; readonly at: number; readonly by: AgentId | null };
/** What became of a definition that was given. */
export type Published = { readonly state: 'published'; readonly version: number } | { readonly state: 'refused'; readonly fault: DefinitionFault };

export const formCommands = {
  /** The version of a form, with the version of the outcomes, that an interaction is registered with. */
  'form.get': {
    input: z.object({ formId: id, version, outcomes: z.object({ setId: id, version }) }),
    output: z.custom<RegistrationForm>(),
  },
  /** The forms and the sets of outcomes that a project can choose from. */
  'form.list': {
    input: z.object({}),
    output: z.custom<{ readonly forms: readonly FormSummary[]; readonly outcomes: readonly OutcomeSetSummary[] }>(),
  },
  /** A version of a form as it is built; the newest one without a version. */
  'form.definition': { input: z.object({ formId: id, version: version.nullable() }), output: z.custom<FormDefinition>() },
  /** The newest version of a set of outcomes. */
  'form.outcomeSet': { input: z.object({ setId: id }), output: z.custom<OutcomeSet>() },
  /** Every version of a form, the newest first. */
  'form.versions': { input: z.object({ formId: id }), output: z.custom<readonly FormVersion[]>() },
  /** The first thing that keeps a definition from being used; null for none. */
  'form.check': { input: z.object({ definition }), output: z.custom<DefinitionFault | null>() },
  /**
   * Makes it the next version, for conversations that begin from then on. `basedOn` is the version that was changed, 0 for a new form; error
   * `stale-version` when there is a newer one.
   */
  'form.publish': { input: z.object({ definition, basedOn: z.number().int().min(0) }), output: z.custom<Published>() },
  /** The same for a set of outcomes. */
  'form.publishOutcomes': { input: z.object({ definition, basedOn: z.number().int().min(0) }), output: z.custom<Published>() },
} as const;
