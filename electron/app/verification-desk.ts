import { PRACTICE_PROJECT } from '../../shared/domain/project/default-projects.ts';
import { VERIFY_ITEMS, withFailure, withTick, type Verification, type VerifyItem } from '../../shared/domain/verification/verification.ts';
import { appError } from '../../shared/errors/app-error.ts';
import type { InteractionView } from '../../shared/ipc/app-state.ts';
import type { AgentId, InteractionId, ProjectId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { err, ok } from '../../shared/lib/result.ts';
import type { DataPort } from './ports/data-port.ts';
import type { Outcome } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';

const RULE = 'verifyItems';

/** What each project wants confirmed of a caller, and how far the callers of the moment are. */
export type VerificationDesk = {
  /** Reads the rules of the projects that are known now. */
  readonly load: () => Promise<void>;
  readonly rule: (project: ProjectId) => readonly VerifyItem[];
  readonly setRule: (project: ProjectId, items: readonly VerifyItem[], by: AgentId | null) => Promise<Outcome>;
  readonly tick: (id: InteractionId, item: VerifyItem, on: boolean) => Promise<Outcome>;
  readonly fail: (id: InteractionId, failed: boolean) => Promise<Outcome>;
};

export function createVerificationDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly clock: Clock;
  readonly change: (id: InteractionId, verification: Verification) => Promise<Outcome>;
}): VerificationDesk {
  const { store, clock } = deps;
  const rules = () => store.get().verifyRules;

  const changed = async (id: InteractionId, next: (before: Verification, interaction: InteractionView) => Verification): Promise<Outcome> => {
    const interaction = store.get().interactions.find((each) => each.id === id);
    if (interaction?.verification === undefined) return err(appError('not-found', 'no open interaction whose caller is to be verified'));
    return deps.change(id, next(interaction.verification, interaction));
  };

  return {
    load: async () => {
      const ids = [...(await deps.data().projects.list()).map(({ id }) => id), PRACTICE_PROJECT.id];
      const read = await Promise.all([...new Set(ids)].map(async (id) => [id, itemsIn(await deps.data().settings.get(RULE, id))] as const));
      store.setSlice('verifyRules', Object.fromEntries(read.filter(([, items]) => items.length > 0)));
    },
    rule: (project) => rules()[project] ?? [],
    setRule: async (project, items, by) => {
      const known = project === PRACTICE_PROJECT.id || (await deps.data().projects.list()).some(({ id }) => id === project);
      if (!known) return err(appError('not-found', 'no such project'));
      const chosen = VERIFY_ITEMS.filter((item) => items.includes(item));
      await deps.data().settings.set(RULE, chosen, { projectId: project }, by);
      const { [project]: _former, ...others } = rules();
      store.setSlice('verifyRules', chosen.length === 0 ? others : { ...others, [project]: chosen });
      return ok();
    },
    tick: (id, item, on) => changed(id, (before, { contact }) => withTick(before, item, on, clock.now(), contact)),
    fail: (id, failed) => changed(id, (before) => withFailure(before, failed, clock.now())),
  };
}

function itemsIn(stored: unknown): readonly VerifyItem[] {
  return Array.isArray(stored) ? VERIFY_ITEMS.filter((item) => stored.includes(item)) : [];
}
