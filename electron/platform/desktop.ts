import { shell } from 'electron/common';
import { app, dialog, Notification } from 'electron/main';
import type { Desktop } from '../app/ports/platform-ports.ts';
import type { AgentWindow } from '../windows/agent-window.ts';

/**
 * The desktop around the window: notification, attention, badge, file chooser.
 *
 * @param mayRaise asked when a call arrives: false leaves a window that is out of view where it is, because the call bar shows the call
 */
export function createDesktop(window: () => AgentWindow | null, mayRaise: () => boolean): Desktop {
  let notification: Notification | null = null;
  const withdrawIncoming = (): void => {
    notification?.close();
    notification = null;
    window()?.flash(false);
  };
  return {
    announceIncoming: ({ title, body, answer, decline, onClick, onAnswer, onDecline }) => {
      withdrawIncoming();
      if (window()?.inView() === true || mayRaise()) window()?.raise();
      window()?.flash(true);
      if (!Notification.isSupported()) return;
      // Buttons appear where the system has them (macOS; Windows with newer Electron); elsewhere they are left out.
      const actions = [
        { type: 'button' as const, text: answer },
        { type: 'button' as const, text: decline },
      ];
      notification = new Notification({ title, body, urgency: 'critical', silent: true, timeoutType: 'never', actions });
      notification.on('click', onClick);
      notification.on('action', (_event, index) => (index === 0 ? onAnswer() : onDecline()));
      notification.show();
    },
    withdrawIncoming,
    setBadge: (count) => app.setBadgeCount(count),
    chooseFile: async (title) => {
      const { canceled, filePaths } = await dialog.showOpenDialog({ title, properties: ['openFile'] });
      return canceled ? null : (filePaths[0] ?? null);
    },
    showFolder: (path) => void shell.openPath(path),
    quit: () => app.quit(),
    bringToFront: () => window()?.focus(),
  };
}
