export type { ShortcutId } from '../../../../shared/domain/keys/shortcut-list.ts';
export { useKeysOf, useShortcut } from './use-shortcut.ts';
export { activeShortcuts, keysOf, labelOf, runShortcut, setKeys, takeKeys } from './shortcut-store.ts';
