import { isKeyMap } from '../../shared/domain/keys/key-map.ts';
import { LANGUAGES, THEMES, type Settings } from '../../shared/ipc/app-state.ts';
import { ok } from '../../shared/lib/result.ts';
import type { DataPort } from './ports/data-port.ts';
import type { Outcome } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';

/** The settings of this profile. A value from the command line counts for this run only. */
export type SettingsDesk = {
  readonly load: (override: Partial<Settings>) => Promise<void>;
  readonly change: (patch: { readonly [Key in keyof Settings]?: Settings[Key] | undefined }) => Promise<Outcome>;
};

const isValid: { readonly [Key in keyof Settings]: (value: unknown) => value is Settings[Key] } = {
  language: (value): value is Settings['language'] => (LANGUAGES as readonly unknown[]).includes(value),
  theme: (value): value is Settings['theme'] => (THEMES as readonly unknown[]).includes(value),
  dialLinksAtOnce: (value): value is boolean => typeof value === 'boolean',
  globalShortcuts: (value): value is boolean => typeof value === 'boolean',
  keys: isKeyMap,
  minimiseToTray: (value): value is boolean => typeof value === 'boolean',
  callBar: (value): value is boolean => typeof value === 'boolean',
  handleLinks: (value): value is boolean => typeof value === 'boolean',
  country: (value): value is string => typeof value === 'string' && /^[A-Z]{2}$/.test(value),
};
const KEYS = Object.keys(isValid) as (keyof Settings)[];

export function createSettingsDesk(deps: { readonly data: () => DataPort; readonly store: StateStore; readonly onChanged: (settings: Settings) => void }): SettingsDesk {
  const { store } = deps;
  const publish = (settings: Settings): void => {
    store.setSlice('settings', settings);
    deps.onChanged(settings);
  };
  return {
    load: async (override) => {
      const projectId = store.get().project?.id ?? null;
      const stored = await Promise.all(KEYS.map(async (key) => [key, await deps.data().settings.get(key, projectId)] as const));
      const usable = Object.fromEntries(stored.filter(([key, value]) => isValid[key](value)));
      publish({ ...store.get().settings, ...usable, ...override });
    },
    change: async (patch) => {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      publish({ ...store.get().settings, ...given });
      for (const [key, value] of Object.entries(given)) await deps.data().settings.set(key, value, 'default', store.get().session.agent?.id ?? null);
      return ok();
    },
  };
}
