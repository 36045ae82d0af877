import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { KnowledgeId } from '../../../../shared/lib/brand.ts';

/** What is open below the script. */
export type BesideMode = 'remark' | 'send' | 'knowledge' | 'procedures';
/** What it was opened about: something to read, or a remark on it. */
export type BesideAbout = { readonly knowledgeId: KnowledgeId; readonly title: string };
export const besideStore = createStore<{ readonly mode: BesideMode | null; readonly about: BesideAbout | null; /** Place of the procedure that was opened in the list of its project. */ readonly procedure: number | null }>(() => ({ mode: null, about: null, procedure: null }));
export const openBeside = (mode: BesideMode | null, about: BesideAbout | null = null): void => besideStore.setState({ mode, about, procedure: null });
export const openProcedure = (procedure: number): void => besideStore.setState({ mode: 'procedures', about: null, procedure });
export const useOpenProcedure = (): number | null => useStore(besideStore, ({ procedure }) => procedure);
export const useBeside = (): BesideMode | null => useStore(besideStore, ({ mode }) => mode);
export const useAboutBeside = (): BesideAbout | null => useStore(besideStore, ({ about }) => about);
