import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { keysIn } from '../../../../shared/domain/keys/key-map.ts';
import { addShortcut, shortcutStore, type ShortcutHandler } from './shortcut-store.ts';
import type { ShortcutId } from '../../../../shared/domain/keys/shortcut-list.ts';

/**
 * Listens to a shortcut in the whole window while the component is mounted and `enabled`.
 * @param label what it does here, where that is more than the name of the shortcut says
 */
export function useShortcut(id: ShortcutId, handler: ShortcutHandler, enabled = true, label?: string): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => (enabled ? addShortcut(id, (digit) => latest.current(digit), label) : undefined), [id, enabled, label]);
}

/** The keys of the shortcuts as they are now; re-renders when the agent chooses others. */
export function useKeysOf(): (id: ShortcutId) => string {
  const keys = useStore(shortcutStore, (state) => state.keys);
  return (id) => keysIn(keys, id)[0];
}

/** Whether a press of this shortcut would do something now. */
export function useShortcutActive(id: ShortcutId): boolean {
  return useStore(shortcutStore, ({ active }) => active.has(id));
}

/** What a press would do now, where that is more than the name of the shortcut says. */
export function useShortcutLabel(id: ShortcutId): string | undefined {
  return useStore(shortcutStore, ({ active }) => active.get(id)?.at(-1)?.label);
}
