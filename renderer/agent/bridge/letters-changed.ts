import { createStore } from 'zustand';

/** Goes up when a letter was noted, changed or removed: who shows the last contacts asks for them anew. */
export const lettersChanged = createStore<{ readonly count: number }>(() => ({ count: 0 }));

export function letterChanged(): void {
  lettersChanged.setState(({ count }) => ({ count: count + 1 }));
}
