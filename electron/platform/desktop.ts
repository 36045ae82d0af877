import { shell } from 'electron/common';
import { app, dialog, Notification } from 'electron/main';
import type { Desktop, IncomingNotification, Reminder } from '../app/ports/platform-ports.ts';
import type { AgentWindow } from '../windows/agent-window.ts';
import type { Notifier } from './dbus/notifier.ts';

/**
 * The desktop around the window: notification, attention, badge, file chooser.
 *
 * @param mayRaise asked when a call arrives: false leaves a window that is out of view where it is, because the call bar shows the call
 * @param notifier shows notifications with buttons where Electron has none
 * @param reminders the same for what the agent is reminded of, beside a call that rings
 */
export function createDesktop(window: () => AgentWindow | null, mayRaise: () => boolean, notifier: Notifier, reminders: Notifier): Desktop {
  let notification: Notification | null = null;
  let announced = 0;
  let reminder: Notification | null = null;
  let reminded: Reminder | null = null;
  const withdrawPlain = (): void => {
    announced += 1;
    notification?.close();
    notification = null;
  };
  const showPlain = ({ title, body, answer, decline, onClick, onAnswer, onDecline }: IncomingNotification): void => {
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
  };
  return {
    announceIncoming: (call) => {
      withdrawPlain();
      const mine = announced;
      if (window()?.inView() === true || mayRaise()) window()?.raise();
      window()?.flash(true);
      void notifier.show(call).then((shown) => {
        if (!shown && mine === announced) showPlain(call);
      });
    },
    withdrawIncoming: () => {
      withdrawPlain();
      notifier.withdraw();
      window()?.flash(false);
    },
    remind: (next) => {
      reminder?.close();
      reminder = null;
      reminded = next;
      if (next === null) return reminders.withdraw();
      window()?.flash(true);
      void reminders.show(next).then((shown) => {
        if (shown || reminded !== next || !Notification.isSupported()) return;
        reminder = new Notification({ title: next.title, body: next.body, silent: true, timeoutType: 'never' });
        reminder.on('click', next.onClick);
        reminder.show();
      });
    },
    setBadge: (count) => app.setBadgeCount(count),
    chooseFile: async (title) => {
      const { canceled, filePaths } = await dialog.showOpenDialog({ title, properties: ['openFile'] });
      return canceled ? null : (filePaths[0] ?? null);
    },
    chooseFiles: async (title) => {
      const { canceled, filePaths } = await dialog.showOpenDialog({ title, properties: ['openFile', 'multiSelections'] });
      return canceled ? [] : filePaths;
    },
    chooseSaveFile: async (title, name) => {
      const { canceled, filePath } = await dialog.showSaveDialog({
        title,
        defaultPath: name,
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      return canceled || filePath === '' ? null : filePath;
    },
    showFolder: (path) => void shell.openPath(path),
    quit: () => app.quit(),
    bringToFront: () => window()?.focus(),
  };
}
