import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectBus, type Bus } from '../../../electron/platform/dbus/bus.ts';
import { MESSAGE, type Message, type Variant } from '../../../electron/platform/dbus/wire.ts';

/** A notification as the desktop was asked to show it. */
export type Shown = {
  readonly id: number;
  readonly title: string;
  readonly body: string;
  /** Keys and labels in turn. */
  readonly actions: readonly string[];
  readonly hints: Readonly<Record<string, unknown>>;
  withdrawn: boolean;
};

export type MenuEntry = {
  readonly id: number;
  readonly label: string;
  readonly enabled: boolean;
  readonly checked: boolean;
};

/**
 * A desktop as far as programs see it over D-Bus: somebody who shows tray icons (StatusNotifierItem) and somebody who shows
 * notifications (Desktop Notifications Specification). On a bus of its own; nobody's real desktop is touched.
 */
export type DesktopBus = {
  /** For the application. */
  readonly env: Readonly<Record<string, string>>;
  /** Every notification that was asked for, the withdrawn ones too. */
  readonly shown: readonly Shown[];
  /** A click on a notification (`default`) or on one of its buttons. */
  readonly invoke: (id: number, action: string) => void;
  /** What stands at the icon in the tray; empty while there is none. */
  readonly toolTip: () => Promise<string>;
  /** The picture, as text to compare with another one. */
  readonly icon: () => Promise<string>;
  readonly menu: () => Promise<readonly MenuEntry[]>;
  /** Clicks the entry of the tray's menu with this label. @throws Error without one */
  readonly choose: (label: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

const BUS = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' };
const WATCHER = 'org.kde.StatusNotifierWatcher';
const ITEM = 'org.kde.StatusNotifierItem';
const NOTIFICATIONS = 'org.freedesktop.Notifications';
const MENU = 'com.canonical.dbusmenu';
const PROPERTIES = 'org.freedesktop.DBus.Properties';

/** Why there can be no such desktop here; null when there can. */
export function desktopBusMissing(): string | null {
  if (process.platform !== 'linux') return 'only Linux desktops speak D-Bus';
  return spawnSync('dbus-daemon', ['--version']).status === 0 ? null : 'dbus-daemon is not installed';
}

async function startDaemon(folder: string): Promise<{ readonly daemon: ChildProcess; readonly address: string }> {
  const args = ['--session', '--nofork', '--nopidfile', `--address=unix:path=${path.join(folder, 'bus')}`];
  const daemon = spawn('dbus-daemon', [...args, '--print-address=1'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const address = await new Promise<string>((resolve, reject) => {
    daemon.stdout.once('data', (line: Buffer) => resolve(String(line).trim()));
    daemon.once('exit', () => reject(new Error('dbus-daemon did not start')));
    setTimeout(() => reject(new Error('dbus-daemon says nothing')), 10_000).unref();
  });
  return { daemon, address };
}

/** @throws Error where there is no dbus-daemon */
export async function openDesktopBus(): Promise<DesktopBus> {
  const folder = mkdtempSync(path.join(tmpdir(), 'balie-desktop-'));
  const { daemon, address } = await startDaemon(folder);
  const bus = await connectBus(address);
  const shown: Shown[] = [];
  let lastId = 0;
  let item: { readonly service: string; readonly path: string } | null = null;

  const reply = (to: Message, signature = '', body: readonly unknown[] = []): void =>
    bus.send({
      type: MESSAGE.reply,
      replySerial: to.serial,
      ...(to.sender === undefined ? {} : { destination: to.sender }),
      signature,
      body,
    });
  const signal = (name: string, at: string, member: string, signature: string, body: readonly unknown[]): void =>
    bus.send({ type: MESSAGE.signal, path: at, interface: name, member, signature, body });
  const closed = (id: number, reason: number): void => {
    for (const one of shown) if (one.id === id) one.withdrawn = true;
    signal(NOTIFICATIONS, '/org/freedesktop/Notifications', 'NotificationClosed', 'uu', [id, reason]);
  };

  const answers: Readonly<Record<string, (call: Message) => void>> = {
    [`${WATCHER}.RegisterStatusNotifierItem`]: (call) => {
      const given = String(call.body?.[0]);
      item = given.startsWith('/')
        ? { service: call.sender ?? '', path: given }
        : { service: given, path: '/StatusNotifierItem' };
      reply(call);
    },
    [`${WATCHER}.RegisterStatusNotifierHost`]: (call) => reply(call),
    [`${PROPERTIES}.Get`]: (call) => {
      const value: Variant =
        call.body?.[1] === 'ProtocolVersion' ? { signature: 'i', value: 0 } : { signature: 'b', value: true };
      reply(call, 'v', [value]);
    },
    [`${PROPERTIES}.GetAll`]: (call) =>
      reply(call, 'a{sv}', [[['IsStatusNotifierHostRegistered', { signature: 'b', value: true }]]]),
    [`${NOTIFICATIONS}.GetCapabilities`]: (call) => reply(call, 'as', [['actions', 'body', 'body-markup']]),
    [`${NOTIFICATIONS}.GetServerInformation`]: (call) => reply(call, 'ssss', ['Test', 'Balie', '1', '1.2']),
    [`${NOTIFICATIONS}.Notify`]: (call) => {
      const [, former, , title, body, actions, hints] = call.body ?? [];
      const id = former === 0 ? ++lastId : (former as number);
      const place = shown.findIndex((one) => one.id === id);
      shown.splice(place < 0 ? shown.length : place, 1, {
        id,
        title: String(title),
        body: String(body),
        actions: actions as readonly string[],
        hints: Object.fromEntries(
          (hints as readonly (readonly [string, Variant])[]).map(([name, { value }]) => [name, value]),
        ),
        withdrawn: false,
      });
      reply(call, 'u', [id]);
    },
    [`${NOTIFICATIONS}.CloseNotification`]: (call) => {
      reply(call);
      closed(call.body?.[0] as number, 3);
    },
  };
  bus.onMessage((message) => {
    if (message.type !== MESSAGE.call) return;
    const answer = answers[`${message.interface ?? ''}.${message.member ?? ''}`];
    if (answer !== undefined) answer(message);
    else
      bus.send({
        type: MESSAGE.error,
        errorName: 'org.freedesktop.DBus.Error.UnknownMethod',
        replySerial: message.serial,
        ...(message.sender === undefined ? {} : { destination: message.sender }),
      });
  });
  for (const name of [WATCHER, NOTIFICATIONS])
    await bus.call({ ...BUS, member: 'RequestName', signature: 'su', body: [name, 0] });

  return {
    env: { DBUS_SESSION_BUS_ADDRESS: address },
    shown,
    invoke: (id, action) => {
      signal(NOTIFICATIONS, '/org/freedesktop/Notifications', 'ActionInvoked', 'us', [id, action]);
      closed(id, 2);
    },
    ...trayOf(bus, () => item),
    close: async () => {
      bus.close();
      const gone = new Promise((resolve) => daemon.once('exit', resolve));
      daemon.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function trayOf(
  bus: Bus,
  item: () => { readonly service: string; readonly path: string } | null,
): Pick<DesktopBus, 'toolTip' | 'icon' | 'menu' | 'choose'> {
  const property = async (name: string): Promise<unknown> => {
    const at = item();
    if (at === null) return null;
    const [value] = await bus.call({
      destination: at.service,
      path: at.path,
      interface: PROPERTIES,
      member: 'Get',
      signature: 'ss',
      body: [ITEM, name],
    });
    return (value as Variant).value;
  };
  const menuCall = async (member: string, signature: string, body: readonly unknown[]): Promise<readonly unknown[]> => {
    const at = item();
    if (at === null) throw new Error('there is no icon in the tray');
    return bus.call({
      destination: at.service,
      path: String(await property('Menu')),
      interface: MENU,
      member,
      signature,
      body,
    });
  };
  const menu = async (): Promise<readonly MenuEntry[]> => {
    const [, layout] = await menuCall('GetLayout', 'iias', [0, -1, []]);
    const [, , entries] = layout as readonly [number, unknown, readonly Variant[]];
    return entries.map(({ value }) => {
      const [id, properties] = value as readonly [number, readonly (readonly [string, Variant])[]];
      const of = (name: string): unknown => properties.find(([key]) => key === name)?.[1].value;
      // An underscore marks the letter to press.
      const label = ((of('label') as string | undefined) ?? '').replaceAll(/_(.)/g, '$1');
      return { id, label, enabled: of('enabled') !== false, checked: of('toggle-state') === 1 };
    });
  };
  return {
    toolTip: async () => {
      const [, , title, text] = ((await property('ToolTip')) ?? ['', [], '', '']) as readonly unknown[];
      return `${String(title)}${String(text)}`;
    },
    icon: async () => {
      const at = item();
      if (at === null) return '';
      // One of them, by desktop: the pixels, or the name of a file with them.
      const [all] = await bus.call({
        destination: at.service,
        path: at.path,
        interface: PROPERTIES,
        member: 'GetAll',
        signature: 's',
        body: [ITEM],
      });
      const icons = (all as readonly (readonly [string, Variant])[]).filter(([name]) => name.startsWith('Icon'));
      return JSON.stringify(icons);
    },
    menu,
    choose: async (label) => {
      const entry = (await menu()).find((one) => one.enabled && one.label === label);
      if (entry === undefined) throw new Error(`no entry ${label} among ${JSON.stringify(await menu())}`);
      await menuCall('Event', 'isvu', [entry.id, 'clicked', { signature: 'i', value: 0 }, 0]);
    },
  };
}
