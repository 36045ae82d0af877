import { appError } from '../../../shared/errors/app-error.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { FormDesk } from '../../app/form-desk.ts';
import type { Handlers } from '../handler.ts';

export function formHandlers(forms: FormDesk): Handlers<'form'> {
  return {
    'form.get': async (ref) => {
      const form = await forms.read(ref);
      return form === null ? err(appError('not-found', 'no such form version')) : ok(form);
    },
    'form.list': () => ok(forms.list()),
  };
}
