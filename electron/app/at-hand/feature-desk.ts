import { DEFAULT_FEATURES, FEATURE_NAMES, isFeatureValue, type PhoneFeatures } from '../../../shared/domain/account/phone-features.ts';
import type { ProjectId } from '../../../shared/lib/brand.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { DataPort } from '../ports/data-port.ts';
import type { Outcome } from '../ports/platform-ports.ts';
import type { Provisioning } from '../provisioning.ts';
import type { StateStore } from '../state-store.ts';

export type FeaturePatch = { readonly [Name in keyof PhoneFeatures]?: PhoneFeatures[Name] | undefined };

/** What the telephone can do beyond calls, as resolved for the project and account in use. */
export type FeatureDesk = {
  /** Puts what the provisioning file says into the data. */
  readonly provision: (provisioning: Provisioning) => Promise<void>;
  /** Reads again: after the start, and when project or account changed. */
  readonly load: () => Promise<void>;
  /** Whether a call of this project is answered by itself: it may come while the agent works for another one. */
  readonly autoAnswers: (projectId: ProjectId) => boolean;
  readonly change: (patch: FeaturePatch) => Promise<Outcome>;
};

const keyOf = (name: keyof PhoneFeatures): string => `features.${name}`;

export function createFeatureDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly onChanged: () => void;
}): FeatureDesk {
  const { data, store } = deps;
  /** Of the projects that the agent does not work for now. */
  let others: ReadonlySet<ProjectId> = new Set();
  /** Auto-answer belongs to the project, everything else to the account. */
  const scopeOf = (name: keyof PhoneFeatures): Parameters<DataPort['settings']['set']>[2] => {
    const { project, account } = store.get();
    if (name === 'autoAnswer' && project !== null) return { projectId: project.id };
    return account.kind === 'none' ? 'default' : { account: account.kind };
  };
  const publish = (features: PhoneFeatures): void => {
    store.setSlice('features', features);
    deps.onChanged();
  };

  return {
    provision: async ({ telephone, projects }) => {
      for (const [name, value] of Object.entries(telephone)) await data().settings.set(keyOf(name as keyof PhoneFeatures), value, 'default');
      const known = await data().projects.list();
      for (const { key, autoAnswer } of projects) {
        const project = known.find((candidate) => candidate.key === key);
        if (project !== undefined && autoAnswer !== undefined) await data().settings.set(keyOf('autoAnswer'), autoAnswer, { projectId: project.id });
      }
    },
    load: async () => {
      const projectId = store.get().project?.id ?? null;
      const found = await Promise.all(FEATURE_NAMES.map(async (name) => [name, await data().settings.get(keyOf(name), projectId)] as const));
      const answering = await Promise.all(
        store.get().projects.map(async ({ id }) => ((await data().settings.get(keyOf('autoAnswer'), id)) === true ? [id] : [])),
      );
      // Another project was chosen meanwhile, and is being read.
      if (projectId !== (store.get().project?.id ?? null)) return;
      others = new Set(answering.flat());
      publish({ ...DEFAULT_FEATURES, ...Object.fromEntries(found.filter(([name, value]) => isFeatureValue(name, value))) });
    },
    autoAnswers: (projectId) => {
      const { project, features } = store.get();
      return project === null || project.id === projectId ? features.autoAnswer : others.has(projectId);
    },
    change: async (patch) => {
      const given = Object.entries(patch).filter(([, value]) => value !== undefined);
      publish({ ...store.get().features, ...Object.fromEntries(given) });
      const by = store.get().session.agent?.id ?? null;
      for (const [name, value] of given) await data().settings.set(keyOf(name as keyof PhoneFeatures), value, scopeOf(name as keyof PhoneFeatures), by);
      return ok();
    },
  };
}
