import { createDoNotCallDesk } from './do-not-call-desk.ts';
import { createGuardDesk } from './guard-desk.ts';
import { createRuleDesk } from './rule-desk.ts';

type Deps = Omit<Parameters<typeof createGuardDesk>[0], 'rules'> & Omit<Parameters<typeof createDoNotCallDesk>[0], 'onFreed'>;

/** Who may be called: the rules, the lists of those who may not, and the judge. */
export function createGuard(deps: Deps) {
  /** Entries that were removed for something that may hold no more are asked about again, while everybody goes on. */
  const reopen = (why: 'no-legal-basis' | 'do-not-call'): void =>
    void (async () => {
      for (let after: number | null = 0; after !== null; ) after = (await deps.data().guard.reopen(why, after, deps.clock.now())).after;
    })().catch((error: unknown) => deps.notices.report('the call lists could not be gone through', error));
  const rules = createRuleDesk({ ...deps, onChanged: () => reopen('no-legal-basis') });
  const doNotCall = createDoNotCallDesk({ ...deps, onFreed: () => reopen('do-not-call') });
  const judge = createGuardDesk({ ...deps, rules: rules.now });
  return {
    ...judge,
    rules,
    doNotCall,
    load: async (): Promise<void> => {
      await rules.load();
      doNotCall.load();
    },
  };
}
export type Guard = ReturnType<typeof createGuard>;
