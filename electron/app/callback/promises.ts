import { agreementHandlers } from '../../ipc/handlers/agreement.ts';
import { callbackHandlers } from '../../ipc/handlers/callback.ts';
import { createAgreementDesk } from '../agreement-desk.ts';
import { guardHandlers } from '../../ipc/handlers/guard.ts';
import { createGuard } from '../guard/index.ts';
import { createHolidays, type HolidayLookUp } from '../guard/holidays.ts';
import { createCallbackDesk, type CallbackDesk } from './callback-desk.ts';

type Deps = Omit<Parameters<typeof createAgreementDesk>[0], 'onShown'> &
  Omit<Parameters<typeof createCallbackDesk>[0], 'agreements' | 'holidays'> &
  Omit<Parameters<typeof createGuard>[0], 'callbacks' | 'holidays'> & { readonly lookUpHolidays: HolidayLookUp };

/** What was promised, that part of it which is kept by a call, and what may be called at all. */
export function createPromises(deps: Deps) {
  const holidays = createHolidays(deps.lookUpHolidays, () => ({ country: deps.store.get().settings.country, zone: deps.zone() }));
  const agreements = createAgreementDesk({ ...deps, onShown: () => callbacks.look() });
  const callbacks: CallbackDesk = createCallbackDesk({ ...deps, agreements, holidays });
  const guard = createGuard({ ...deps, callbacks: agreements.callbacks, holidays });
  return { agreements, callbacks, guard, holidays, promiseHandlers: { ...agreementHandlers(agreements), ...callbackHandlers(callbacks), ...guardHandlers(guard) } };
}
