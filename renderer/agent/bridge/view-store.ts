import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AgentId, ContactId, InteractionId } from '../../../shared/lib/brand.ts';

/** The conversation: script, customer and registration. Every other view is a place (`renderer/agent/places.ts`). */
export const WORK = 'work';
export const SETTINGS_TABS = [
  ...(['account', 'calling', 'queues', 'sound', 'headset', 'recording'] as const),
  ...(['general', 'keys'] as const),
  ...(['projects', 'people', 'customers', 'guard', 'directory', 'mail', 'data'] as const),
] as const;
export type SettingsTab = (typeof SETTINGS_TABS)[number];

/** Something opened by hand, and the interaction that was on screen by itself then: it gives way when that changes. */
export type OpenedOver<Id> = { readonly id: Id; readonly over: InteractionId | null };

export type View = {
  /** `work`, or the id of the place that is open beside the telephone. */
  readonly name: string;
  /** What the place was opened about, such as the id of a customer; null for the place as it was left. */
  readonly about: string | null;
  readonly tab: SettingsTab;
  /** The interaction that the agent switched to. */
  readonly chosen: OpenedOver<InteractionId> | null;
  /** The customer that the agent opened beside the call, or without one. */
  readonly openedContact: OpenedOver<ContactId> | null;
  /** The interaction in whose fields the agent is typing: a new ring does not take these away. */
  readonly editing: InteractionId | null;
  /** Opens a place, over the conversation and beside the telephone. */
  readonly goTo: (place: string, about?: string | null) => void;
  /** Opens the settings at a tab. */
  readonly open: (tab: SettingsTab) => void;
  /** Back to the work. */
  readonly close: () => void;
};
export type ViewStore = StoreApi<View>;

const AT_WORK = { name: WORK, about: null, tab: 'account', chosen: null, openedContact: null, editing: null } as const;

/** State of this window only: what is shown beside the telephone. A reload starts with the work. */
export function createViewStore(): ViewStore {
  return createStore<View>((set) => ({
    ...AT_WORK,
    goTo: (place, about = null) => set({ name: place, about }),
    open: (tab) => set({ name: 'settings', about: null, tab }),
    close: () => set({ name: WORK, about: null }),
  }));
}

/**
 * Whoever logs in after somebody else starts at the work, and not with the customer or the place that the other had open.
 * @param agentOf who is logged in; null for nobody
 * @returns stops following
 */
export function startAnewWith<State>(view: ViewStore, sessions: Pick<StoreApi<State>, 'getState' | 'subscribe'>, agentOf: (state: State) => AgentId | null): () => void {
  let last = agentOf(sessions.getState());
  return sessions.subscribe((state) => {
    const agent = agentOf(state);
    if (agent === null || agent === last) return;
    if (last !== null) view.setState(AT_WORK);
    last = agent;
  });
}
