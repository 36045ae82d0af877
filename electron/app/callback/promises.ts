import { agreementHandlers } from '../../ipc/handlers/agreement.ts';
import { callbackHandlers } from '../../ipc/handlers/callback.ts';
import { createAgreementDesk } from '../agreement-desk.ts';
import { guardHandlers } from '../../ipc/handlers/guard.ts';
import { createGuard } from '../guard/index.ts';
import { createHolidays, type HolidayLookUp } from '../guard/holidays.ts';
import { CALLBACK_FIELD } from '../../../shared/domain/callback/outcome.ts';
import { wallTime } from '../../../shared/lib/zone-time.ts';
import type { InteractionDesk } from '../interaction-desk.ts';
import type { Interaction } from '../../../shared/domain/interaction/interaction.ts';
import { createCallbackDesk, type CallbackDesk } from './callback-desk.ts';
import { callbackOfOutcome } from './outcome-callback.ts';

type Deps = Omit<Parameters<typeof createAgreementDesk>[0], 'onShown'> &
  Omit<Parameters<typeof createCallbackDesk>[0], 'agreements' | 'holidays'> &
  Omit<Parameters<typeof createGuard>[0], 'callbacks' | 'holidays'> &
  Omit<Parameters<typeof callbackOfOutcome>[0], 'agreements' | 'hoursOf'> & { readonly lookUpHolidays: HolidayLookUp; readonly interactions: () => Pick<InteractionDesk, 'changeValue'> };

const pad = (value: number): string => String(value).padStart(2, '0');

/** What was promised, that part of it which is kept by a call, and what may be called at all. */
export function createPromises(deps: Deps) {
  const holidays = createHolidays(deps.lookUpHolidays, () => ({ country: deps.store.get().settings.country, zone: deps.zone() }));
  const desk = createAgreementDesk({ ...deps, onShown: () => callbacks.look() });
  const agreements: typeof desk = {
    ...desk,
    make: async (asked) => {
      const made = await desk.make(asked);
      if (made.ok && asked.callback !== undefined && asked.interactionId !== null) {
        // Said once: the form that asks for the day has it. Most forms do not ask.
        const { year, month, day } = wallTime(asked.dueAt, asked.callback.zone);
        await deps.interactions().changeValue(asked.interactionId, CALLBACK_FIELD, `${String(year)}-${pad(month)}-${pad(day)}`);
      }
      return made;
    },
  };
  const callbacks: CallbackDesk = createCallbackDesk({ ...deps, agreements, holidays });
  const guard = createGuard({ ...deps, callbacks: agreements.callbacks, holidays });
  /** The moment of the callback in which a conversation ended. */
  const calledBack = (interaction: Interaction): Promise<number | null> =>
    callbackOfOutcome({ ...deps, agreements: desk, hoursOf: (id) => deps.planOf(id).callingHours }, interaction).catch((error: unknown) => {
      deps.notices.report('calling back could not be written down', error);
      return null;
    });
  return { agreements, callbacks, calledBack, guard, holidays, promiseHandlers: { ...agreementHandlers(agreements), ...callbackHandlers(callbacks), ...guardHandlers(guard) } };
}
