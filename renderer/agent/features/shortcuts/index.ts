export { keysOf, type ShortcutId } from './shortcut-list.ts';
export { useShortcut, useShortcutActive } from './use-shortcut.ts';
export { activeShortcuts, runShortcut } from './shortcut-store.ts';
