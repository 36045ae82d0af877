import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { addShortcut, shortcutStore, type ShortcutHandler } from './shortcut-store.ts';
import type { ShortcutId } from './shortcut-list.ts';

/** Listens to a shortcut in the whole window while the component is mounted and `enabled`. */
export function useShortcut(id: ShortcutId, handler: ShortcutHandler, enabled = true): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => (enabled ? addShortcut(id, (digit) => latest.current(digit)) : undefined), [id, enabled]);
}

/** Whether a press of this shortcut would do something now. */
export function useShortcutActive(id: ShortcutId): boolean {
  return useStore(shortcutStore, ({ active }) => active.has(id));
}
