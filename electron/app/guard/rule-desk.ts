import { DUTCH_RULES, ruleFault, type GuardRules } from '../../../shared/domain/guard/guard-rules.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import type { AgentId } from '../../../shared/lib/brand.ts';
import type { Clock } from '../../../shared/lib/clock.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { StoredRules } from '../ports/guard-port.ts';
import type { DataPort } from '../ports/data-port.ts';
import type { Outcome } from '../ports/platform-ports.ts';
import type { StateStore } from '../state-store.ts';

/** Versions that the window shows. */
const SHOWN = 50;

/** The rules that count, and their history. `shipped`: nobody changed them, or they were put back. */
export type RulesShown = { readonly rules: GuardRules; readonly shipped: boolean; readonly version: number; readonly history: readonly StoredRules[] };

export type RuleDesk = {
  readonly load: () => Promise<void>;
  readonly now: () => GuardRules;
  readonly look: () => Promise<Outcome<RulesShown>>;
  /** Null puts those of the application back. Errors: `stale-version`, `rules-contradict` with the place. */
  readonly set: (version: number, rules: GuardRules | null, note: string) => Promise<Outcome>;
};

/** The rules for calls that nobody asked for, as administrators keep them. */
export function createRuleDesk(deps: { readonly data: () => DataPort; readonly store: StateStore; readonly clock: Clock; readonly agentId: () => AgentId; /** They are others now. */ readonly onChanged: () => void }): RuleDesk {
  let current: GuardRules = DUTCH_RULES;
  const load = async (): Promise<void> => {
    const [latest] = await deps.data().guard.ruleHistory(1);
    current = latest?.rules ?? DUTCH_RULES;
    deps.store.setSlice('guard', { ...deps.store.get().guard, rules: current });
  };
  return {
    load,
    now: () => current,
    look: async () => {
      const history = await deps.data().guard.ruleHistory(SHOWN);
      return ok({ rules: current, shipped: history[0]?.rules == null, version: history[0]?.version ?? 0, history });
    },
    set: async (version, rules, note) => {
      const fault = rules === null ? null : ruleFault(rules);
      if (fault !== null) return err(appError('rules-contradict', `${fault.problem} at ${fault.place}`, { place: fault.place, problem: fault.problem }));
      if (!(await deps.data().guard.setRules(version, rules, note, { agentId: deps.agentId(), at: deps.clock.now() }))) return err(appError('stale-version', 'the rules for calls'));
      await load();
      deps.onChanged();
      return ok();
    },
  };
}
