import { shell } from 'electron/common';
import { app, dialog, Notification } from 'electron/main';
import type { Desktop } from '../app/ports/platform-ports.ts';
import type { AgentWindow } from '../windows/agent-window.ts';

/** The desktop around the window: notification, attention, badge, file chooser. */
export function createDesktop(window: () => AgentWindow | null): Desktop {
  let notification: Notification | null = null;
  const withdrawIncoming = (): void => {
    notification?.close();
    notification = null;
    window()?.flash(false);
  };
  return {
    announceIncoming: ({ title, body, onClick }) => {
      withdrawIncoming();
      window()?.raise();
      window()?.flash(true);
      if (!Notification.isSupported()) return;
      notification = new Notification({ title, body, urgency: 'critical', silent: true });
      notification.on('click', onClick);
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
