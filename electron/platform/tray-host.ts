import type { SessionBus } from './dbus/session-bus.ts';

/**
 * Whether the desktop shows tray icons. Windows and macOS always do; on Linux some desktops show none, and a window that went into
 * a tray that nobody shows would be lost. Where that cannot be found out, the answer is no.
 */
export async function hasTrayHost(session: SessionBus): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const bus = await session.get();
  const [has] =
    (await bus
      ?.call({
        destination: 'org.freedesktop.DBus',
        path: '/org/freedesktop/DBus',
        interface: 'org.freedesktop.DBus',
        member: 'NameHasOwner',
        signature: 's',
        body: ['org.kde.StatusNotifierWatcher'],
      })
      .catch(() => [])) ?? [];
  return has === true;
}
