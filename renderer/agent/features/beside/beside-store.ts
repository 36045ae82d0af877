import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';

/** What is open below the script. */
export type BesideMode = 'remark' | 'send' | 'knowledge' | 'procedures';
export const besideStore = createStore<{ readonly mode: BesideMode | null; /** Place of the procedure that was opened in the list of its project. */ readonly procedure: number | null }>(() => ({ mode: null, procedure: null }));
export const openBeside = (mode: BesideMode | null): void => besideStore.setState({ mode, procedure: null });
export const openProcedure = (procedure: number): void => besideStore.setState({ mode: 'procedures', procedure });
export const useOpenProcedure = (): number | null => useStore(besideStore, ({ procedure }) => procedure);
export const useBeside = (): BesideMode | null => useStore(besideStore, ({ mode }) => mode);
