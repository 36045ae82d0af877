import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';

/** What is open below the script. */
export type BesideMode = 'remark' | 'send' | 'knowledge';
export const besideStore = createStore<{ readonly mode: BesideMode | null }>(() => ({ mode: null }));
export const openBeside = (mode: BesideMode | null): void => besideStore.setState({ mode });
export const useBeside = (): BesideMode | null => useStore(besideStore, ({ mode }) => mode);
