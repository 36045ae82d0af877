import { useCallback, useReducer } from 'react';

type History<T> = { readonly past: readonly T[]; readonly now: T; readonly future: readonly T[]; /** What the last change was to; changes to the same thing are one step. */ readonly to: string };
type Step<T> = { readonly do: 'change'; readonly next: T; readonly to: string } | { readonly do: 'undo' } | { readonly do: 'redo' } | { readonly do: 'begin'; readonly next: T };

/** Steps that can be taken back. */
const MOST = 200;

function reduce<T>(history: History<T>, step: Step<T>): History<T> {
  const { past, now, future, to } = history;
  if (step.do === 'begin') return { past: [], now: step.next, future: [], to: '' };
  if (step.do === 'change') {
    if (step.next === now) return history;
    // Letters typed into the same field are taken back together.
    const joins = step.to !== '' && step.to === to && past.length > 0;
    return { past: joins ? past : [...past, now].slice(-MOST), now: step.next, future: [], to: step.to };
  }
  if (step.do === 'undo') {
    const before = past.at(-1);
    return before === undefined ? history : { past: past.slice(0, -1), now: before, future: [now, ...future], to: '' };
  }
  const [after, ...rest] = future;
  return after === undefined ? history : { past: [...past, now], now: after, future: rest, to: '' };
}

/** A value with its former ones: every change can be taken back, and taken back changes can be made again. */
export function useHistory<T>(initial: T): {
  readonly value: T;
  /** @param to names what is typed into; empty for a step of its own */
  readonly change: (next: T, to?: string) => void;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  readonly begin: (next: T) => void;
} {
  const [history, dispatch] = useReducer(reduce<T>, { past: [], now: initial, future: [], to: '' });
  const change = useCallback((next: T, to = '') => dispatch({ do: 'change', next, to }), []);
  const undo = useCallback(() => dispatch({ do: 'undo' }), []);
  const redo = useCallback(() => dispatch({ do: 'redo' }), []);
  const begin = useCallback((next: T) => dispatch({ do: 'begin', next }), []);
  return { value: history.now, change, undo: history.past.length > 0 ? undo : null, redo: history.future.length > 0 ? redo : null, begin };
}
