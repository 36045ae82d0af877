import { globalShortcut } from 'electron/main';
import type { Log } from '../app/ports/platform-ports.ts';

export type GlobalAction = 'answer' | 'hang-up' | 'mute';

/** Keys that work while another application has the keyboard; the same keys as in the window, with Ctrl and Alt. */
const ACCELERATORS: Readonly<Record<GlobalAction, string>> = {
  answer: 'CommandOrControl+Alt+F2',
  'hang-up': 'CommandOrControl+Alt+F4',
  mute: 'CommandOrControl+Alt+F7',
};

/** Turns the global shortcuts on or off. A key that another application has taken is logged and left to it. */
export function setGlobalShortcuts(on: boolean, act: (action: GlobalAction) => void, log: Log): void {
  globalShortcut.unregisterAll();
  if (!on) return;
  for (const [action, accelerator] of Object.entries(ACCELERATORS) as [GlobalAction, string][]) {
    if (!globalShortcut.register(accelerator, () => act(action))) log.warn('a global shortcut is taken by another application', { accelerator });
  }
}
