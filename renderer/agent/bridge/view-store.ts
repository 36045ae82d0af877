import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ContactId, InteractionId } from '../../../shared/lib/brand.ts';

/** What the centre shows: the work (script), or one of the other views. */
export type ViewName = 'work' | 'settings';
export type SettingsTab = 'account' | 'calling' | 'sound' | 'headset' | 'general' | 'keys' | 'people' | 'directory' | 'recording' | 'data';

/** Something opened by hand, and the interaction that was on screen by itself then: it gives way when that changes. */
export type OpenedOver<Id> = { readonly id: Id; readonly over: InteractionId | null };

export type View = {
  readonly name: ViewName;
  readonly tab: SettingsTab;
  /** The interaction that the agent switched to. */
  readonly chosen: OpenedOver<InteractionId> | null;
  /** The customer that the agent opened beside the call, or without one. */
  readonly openedContact: OpenedOver<ContactId> | null;
  /** The interaction in whose fields the agent is typing: a new ring does not take these away. */
  readonly editing: InteractionId | null;
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
    chosen: null,
    openedContact: null,
    editing: null,
    open: (tab) => set({ name: 'settings', tab }),
    close: () => set({ name: 'work' }),
  }));
}
