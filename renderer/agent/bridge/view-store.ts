import { createStore, type StoreApi } from 'zustand/vanilla';

/** What the centre shows: the work (script), or one of the other views. */
export type ViewName = 'work' | 'settings';
export type SettingsTab = 'account' | 'sound' | 'general' | 'people' | 'data';

export type View = {
  readonly name: ViewName;
  readonly tab: SettingsTab;
  readonly open: (tab: SettingsTab) => void;
  /** Back to the work. */
  readonly close: () => void;
};
export type ViewStore = StoreApi<View>;

/** State of this window only: which view is in the centre. A reload starts with the work. */
export function createViewStore(): ViewStore {
  return createStore<View>((set) => ({
    name: 'work',
    tab: 'account',
    open: (tab) => set({ name: 'settings', tab }),
    close: () => set({ name: 'work' }),
  }));
}
