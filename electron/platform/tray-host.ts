import { execFile } from 'node:child_process';

/** Ways to ask the session bus whether somebody shows tray icons; the first that is installed answers. */
const QUESTIONS: readonly (readonly [command: string, ...args: string[]])[] = [
  ['gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path', '/org/freedesktop/DBus', '--method', 'org.freedesktop.DBus.NameHasOwner', 'org.kde.StatusNotifierWatcher'],
  ['dbus-send', '--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus.NameHasOwner', 'string:org.kde.StatusNotifierWatcher'],
];
const PATIENCE_MS = 2_000;

function ask([command, ...args]: readonly [string, ...string[]]): Promise<boolean | null> {
  return new Promise((resolve) => {
    execFile(command, args, { timeout: PATIENCE_MS }, (error, stdout) => resolve(error === null ? /true/.test(stdout) : null));
  });
}

/**
 * Whether the desktop shows tray icons. Windows and macOS always do; on Linux some desktops show none, and a window that went into
 * a tray that nobody shows would be lost. Where that cannot be found out, the answer is no.
 */
export async function hasTrayHost(): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  for (const question of QUESTIONS) {
    const answer = await ask(question);
    if (answer !== null) return answer;
  }
  return false;
}
