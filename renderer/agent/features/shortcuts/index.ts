export { keysOf, type ShortcutId } from './shortcut-list.ts';
export { useShortcut } from './use-shortcut.ts';
export { activeShortcuts, runShortcut } from './shortcut-store.ts';
