import { globalShortcut } from 'electron/main';
import { acceleratorOf } from '../../shared/domain/keys/key-chord.ts';
import { keysIn, type KeyMap } from '../../shared/domain/keys/key-map.ts';
import { GLOBAL_SHORTCUT_IDS, type GlobalShortcutId } from '../../shared/domain/keys/shortcut-list.ts';
import type { Log } from '../app/ports/platform-ports.ts';

export type GlobalAction = 'answer' | 'hang-up' | 'mute';

const ACTIONS: Readonly<Record<GlobalShortcutId, GlobalAction>> = { 'global-answer': 'answer', 'global-hang-up': 'hang-up', 'global-mute': 'mute' };

/** What is registered now, so that a change of another setting does not let the keys go for a moment. */
let registered = '';

/**
 * The keys that work while another application has the keyboard: on or off, and which. A key that another application has taken is
 * logged and left to it.
 */
export function setGlobalShortcuts(on: boolean, keys: KeyMap, act: (action: GlobalAction) => void, log: Log): void {
  const wanted = on ? GLOBAL_SHORTCUT_IDS.map((id) => ({ accelerator: acceleratorOf(keysIn(keys, id)[0]), action: ACTIONS[id] })) : [];
  const key = JSON.stringify(wanted);
  if (key === registered) return;
  registered = key;
  globalShortcut.unregisterAll();
  for (const { accelerator, action } of wanted) {
    if (!globalShortcut.register(accelerator, () => act(action))) log.warn('a global shortcut is taken by another application', { accelerator });
  }
}
