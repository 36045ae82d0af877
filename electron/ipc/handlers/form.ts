import { appError } from '../../../shared/errors/app-error.ts';
import type { AgentId } from '../../../shared/lib/brand.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { FormDesk } from '../../app/form-desk.ts';
import type { Handlers } from '../handler.ts';

export function formHandlers(forms: FormDesk, by: () => AgentId | null): Handlers<'form'> {
  const found = <T>(value: T | null) => (value === null ? err(appError('not-found', 'no such form version')) : ok(value));
  return {
    'form.get': async (ref) => found(await forms.read(ref)),
    'form.list': () => ok(forms.list()),
    'form.definition': async ({ formId, version }) => found(await forms.definition(formId, version)),
    'form.outcomeSet': ({ setId }) => found(forms.newestOf().outcomes.find(({ id }) => id === setId) ?? null),
    'form.versions': async ({ formId }) => ok(await forms.versions(formId)),
    'form.check': async ({ definition }) => ok(await forms.check(definition)),
    'form.publish': ({ definition, basedOn }) => forms.publish(definition, basedOn, by()),
    'form.publishOutcomes': ({ definition, basedOn }) => forms.publishOutcomes(definition, basedOn, by()),
  };
}
