import { createContext, createElement, useContext, useDeferredValue, useMemo, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { AppState, Levels } from '../../../shared/ipc/app-state.ts';
import type { Client } from './client.ts';
import type { Connection } from './connection.ts';
import type { View } from './view-store.ts';

const ConnectionContext = createContext<Connection | null>(null);
export const ConnectionProvider = ConnectionContext.Provider;

export function useConnection(): Connection {
  const connection = useContext(ConnectionContext);
  if (connection === null) throw new Error('ConnectionProvider is missing above this component');
  return connection;
}

/** Around parts that can wait: until main is there and the telephone is painted when the window opens, and until the card of a new call is, or whoever comes next on a call list. */
export function AfterPaint({ children }: { readonly children: ReactNode }): ReactNode {
  const connection = useConnection();
  const late = useMemo(() => ({ ...connection, mirror: connection.lateMirror }), [connection]);
  const starting = useStarting();
  const painted = useDeferredValue(!starting, false);
  return painted && !starting ? createElement(ConnectionProvider, { value: late }, children) : null;
}

/** Around what is painted before the parts around it. */
export function Promptly({ children }: { readonly children: ReactNode }): ReactNode {
  const connection = useConnection();
  const prompt = useMemo(() => ({ ...connection, mirror: connection.promptMirror }), [connection]);
  return createElement(ConnectionProvider, { value: prompt }, children);
}

/** What the parts that can wait show by now. */
export function useLateState<T>(selector: (state: AppState | null) => T): T {
  return useStore(useConnection().lateMirror.store, ({ state }) => selector(state));
}

export function useClient(): Client {
  return useConnection().client;
}

/** True once the first snapshot is there; above that point `useAppState` must not be used. */
export function useMirrorReady(): boolean {
  return useStore(useConnection().mirror.store, ({ state }) => state !== null);
}

/**
 * A part of main's state. Re-renders when the selected value changes by identity, so select parts as they are and derive
 * arrays or objects in the component (or wrap the selector in zustand's `useShallow`).
 */
export function useAppState<T>(selector: (state: AppState) => T): T {
  return useStore(useConnection().mirror.store, ({ state }) => {
    if (state === null) throw new Error('useAppState needs the first snapshot; render below StartupGate');
    return selector(state);
  });
}

/** True while main still reads the data: of the telephone only what needs none of it is shown. */
export function useStarting(): boolean {
  return useAppState(({ startup }) => startup.phase === 'starting');
}

/** The latest sound levels, 0 to 1. Use it in the smallest possible component. */
export function useLevels(): Levels {
  return useStore(useConnection().levels.store);
}

/** What the centre shows, and how to change it. */
export function useView<T>(selector: (view: View) => T): T {
  return useStore(useConnection().view, selector);
}
