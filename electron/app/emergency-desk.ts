import { livingCalls } from '../../shared/domain/call/call-selectors.ts';
import { isEmergency } from '../../shared/domain/contact/emergency-numbers.ts';
import { appError } from '../../shared/errors/app-error.ts';
import type { CallId } from '../../shared/lib/brand.ts';
import { err } from '../../shared/lib/result.ts';
import type { CallDesk } from './call-desk.ts';
import type { LineDesk } from './line-desk.ts';
import type { Outcome, Timers } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';

/** How long a line that was off may take to register before somebody in need is told to take another telephone. In ms. */
const REGISTER_WITHIN_MS = 10_000;

/** The emergency services, from every screen: also where the desk was left, or nobody is logged in. */
export type EmergencyDesk = {
  /**
   * Dials an emergency number by hand.
   * Errors: those of `CallDesk.dial`; `not-logged-in` for any other number while nobody is logged in.
   */
  readonly dial: (number: string) => Promise<Outcome<{ readonly callId: CallId }>>;
  /** Calls have changed: the line goes off again after the call. */
  readonly follow: () => void;
};

export function createEmergencyDesk({
  store,
  line,
  calls,
  timers,
}: {
  readonly store: StateStore;
  readonly line: Pick<LineDesk, 'accountFor' | 'lend'>;
  readonly calls: Pick<CallDesk, 'dial'>;
  readonly timers: Timers;
}): EmergencyDesk {
  let lent = false;
  /** The call that the line was lent for. */
  let made: CallId | null = null;
  /** A second press while the line connects asks for the same call. */
  let dialling: Promise<Outcome<{ readonly callId: CallId }>> | null = null;

  const giveBack = (): void => {
    if (!lent) return;
    lent = false;
    void line.lend(false);
  };

  /** Resolves when the emergency account is registered, when every account was refused, and at the latest after the time limit. */
  const registered = (): Promise<void> =>
    new Promise((resolve) => {
      const settled = (): boolean => line.accountFor({ emergency: true }) !== null || store.get().lines.every(({ status }) => status.state === 'not-registered');
      if (settled()) return resolve();
      const done = (): void => {
        stopWaiting();
        unsubscribe();
        resolve();
      };
      const stopWaiting = timers.after(REGISTER_WITHIN_MS, done);
      const unsubscribe = store.subscribe(({ event }) => {
        if (event.type === 'slice' && event.name === 'lines' && settled()) done();
      });
    });

  const dialUnattended = async (number: string): Promise<Outcome<{ readonly callId: CallId }>> => {
    lent = true;
    made = null;
    await line.lend(true);
    await registered();
    const dialled = await calls.dial(number, null, true, undefined, (callId) => (made = callId));
    if (!dialled.ok) giveBack();
    return dialled;
  };

  return {
    dial: (number) => {
      const { session, settings } = store.get();
      if (session.agent !== null) return calls.dial(number, null, true);
      if (!isEmergency(number, settings.country)) return Promise.resolve(err(appError('not-logged-in', 'only emergency numbers can be called while nobody is logged in')));
      dialling ??= dialUnattended(number).finally(() => (dialling = null));
      return dialling;
    },
    follow: () => {
      const { session, calls: now } = store.get();
      if (session.agent !== null) lent = false;
      else if (made !== null && !livingCalls(now.calls).some(({ id }) => id === made)) giveBack();
    },
  };
}
