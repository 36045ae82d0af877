import type { NotReadyReason } from '../../shared/domain/agent-state/agent-state.ts';
import { isShippedReason, readReasons, reasonFault, type ReasonRule } from '../../shared/domain/agent-state/not-ready-reasons.ts';
import { appError } from '../../shared/errors/app-error.ts';
import { err, ok } from '../../shared/lib/result.ts';
import type { DataPort } from './ports/data-port.ts';
import type { Outcome } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';

const REASONS = 'agent-state.reasons';

/** The reasons for Not ready that this organisation uses. */
export type ReasonDesk = {
  readonly load: () => Promise<void>;
  /**
   * Takes the place of the whole list. A reason of one's own that is left out is kept, no longer offered: time may have been spent on it.
   * Errors: `bad-request` with the field and what is wrong.
   */
  readonly change: (rules: readonly ReasonRule[]) => Promise<Outcome>;
  readonly offers: (reason: NotReadyReason) => boolean;
};

export function createReasonDesk({ data, store }: { readonly data: () => DataPort; readonly store: StateStore }): ReasonDesk {
  return {
    load: async () => store.setSlice('notReadyReasons', readReasons(await data().settings.get(REASONS, null))),
    change: async (rules) => {
      const left = store.get().notReadyReasons.filter(({ reason }) => !rules.some((rule) => rule.reason === reason));
      const whole = [...rules, ...left.map((rule) => (isShippedReason(rule.reason) ? rule : { ...rule, offered: false }))];
      // Shipped ones have a name in every language: here only those of one's own can be without, or the same.
      const wrong = reasonFault(whole, ({ reason, name }) => (isShippedReason(reason) ? reason : name));
      if (wrong !== null) return err(appError('bad-request', `the reasons cannot be used: ${wrong.fault}`, { field: wrong.reason ?? 'reasons' }));
      await data().settings.set(REASONS, whole, 'default', store.get().session.agent?.id ?? null);
      store.setSlice('notReadyReasons', readReasons(whole));
      return ok();
    },
    offers: (reason) => store.get().notReadyReasons.some((rule) => rule.reason === reason && rule.offered),
  };
}
