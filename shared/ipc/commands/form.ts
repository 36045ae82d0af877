import { z } from 'zod';
import type { FormSummary, RegistrationForm } from '../../domain/registration/form.ts';
import type { OutcomeSetSummary } from '../../domain/registration/outcome.ts';

const id = z.string().max(100);
const version = z.number().int().min(1);

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
} as const;
