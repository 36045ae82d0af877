import type { AccessDesk } from '../../app/access-desk.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { Handlers } from '../handler.ts';

export function accessHandlers(access: AccessDesk): Handlers<'access'> & Handlers<'lock'> & Handlers<'customField'> {
  return {
    'access.change': (patch) => access.change(patch),
    'customField.save': ({ fieldId, field }) => access.saveField(fieldId, field),
    'lock.lock': () => {
      access.lock();
      return ok();
    },
    'lock.unlock': ({ password }) => access.unlock(password),
  };
}
