import type { IncomingNotification, Log, Reminder } from '../../app/ports/platform-ports.ts';
import type { Bus } from './bus.ts';
import type { SessionBus } from './session-bus.ts';
import { MESSAGE, type Message, type Variant } from './wire.ts';

const SERVICE = {
  destination: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.Notifications',
} as const;
/** What a click on the notification itself invokes (Desktop Notifications Specification 1.2, "Actions"). */
const CLICK = 'default';
/** Stays until it is taken back. */
const FOR_EVER = 0;
/** Urgency 2 is critical: not hidden by itself. */
const hintsOf = (urgency: number, category: string): readonly (readonly [string, Variant])[] => [
  ['urgency', { signature: 'y', value: urgency }],
  ['category', { signature: 's', value: category }],
  ['desktop-entry', { signature: 's', value: 'balie' }],
  ['suppress-sound', { signature: 'b', value: true }],
];

/** A call that rings, with its buttons, or something to be reminded of. */
type Said = IncomingNotification | Reminder;

/**
 * One notification at a time as Linux desktops have it: Electron has no buttons there, and without a library of the system nothing at all.
 */
export type Notifier = {
  /** In the place of the former one. False when the desktop shows no notifications that can be clicked; then nothing is shown. Never rejects. */
  readonly show: (what: Said) => Promise<boolean>;
  readonly withdraw: () => void;
};

export function createNotifier(session: SessionBus, log: Log): Notifier {
  /** The bus whose signals are heard, and whether its notifications have buttons. */
  let known: { readonly bus: Bus; readonly capabilities: Promise<ReadonlySet<string>> } | null = null;
  let shown: { readonly bus: Bus; readonly id: number; readonly call: Said } | null = null;
  /** What is to be shown now; the desktop follows it one step after the other. */
  let wanted: Said | null = null;
  let steps: Promise<unknown> = Promise.resolve();

  const heard = (message: Message): void => {
    const [id, action] = message.body ?? [];
    if (shown === null || message.type !== MESSAGE.signal || message.interface !== SERVICE.interface || id !== shown.id) return;
    const { call } = shown;
    if (message.member === 'NotificationClosed') shown = null;
    if (message.member !== 'ActionInvoked') return;
    if (action === CLICK) call.onClick();
    if ('answer' in call && action === 'answer') call.onAnswer();
    if ('answer' in call && action === 'decline') call.onDecline();
  };

  const meet = async (bus: Bus): Promise<ReadonlySet<string>> => {
    const match = `type='signal',interface='${SERVICE.interface}',path='${SERVICE.path}'`;
    await bus.call({ destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus', member: 'AddMatch', signature: 's', body: [match] });
    const [capabilities] = await bus.call({ ...SERVICE, member: 'GetCapabilities' });
    bus.onMessage(heard);
    return new Set(capabilities as readonly string[]);
  };

  const ready = async (): Promise<{ readonly bus: Bus; readonly capabilities: ReadonlySet<string> } | null> => {
    const bus = await session.get();
    if (bus === null) return null;
    if (bus !== known?.bus) known = { bus, capabilities: meet(bus) };
    try {
      return { bus, capabilities: await known.capabilities };
    } catch (error) {
      // Nobody shows notifications yet; asked again at the next call.
      if (known?.bus === bus) known = null;
      throw error;
    }
  };

  const close = (bus: Bus, id: number): void => {
    // It may be gone already, by a click or with its service.
    bus.call({ ...SERVICE, member: 'CloseNotification', signature: 'u', body: [id] }).catch(() => undefined);
  };

  /** Brings the desktop to what is wanted. False when it has no notifications with buttons. */
  const step = async (): Promise<boolean> => {
    const call = wanted;
    if (call === null) {
      if (shown !== null) close(shown.bus, shown.id);
      shown = null;
      return true;
    }
    const there = await ready();
    if (there?.capabilities.has('actions') !== true) return false;
    if (wanted !== call) return true;
    const { bus, capabilities } = there;
    // In the place of the former one, without a flicker: the same caller with a name, mostly.
    const former = shown?.bus === bus ? shown.id : 0;
    const body = capabilities.has('body-markup') ? escaped(call.body) : call.body;
    const rings = 'answer' in call;
    const actions = [CLICK, '', ...(rings ? ['answer', call.answer, 'decline', call.decline] : [])];
    const hints = rings ? hintsOf(2, 'call.incoming') : hintsOf(1, 'im.received');
    const [id] = await bus.call({
      ...SERVICE,
      member: 'Notify',
      signature: 'susssasa{sv}i',
      body: ['Balie', former, rings ? 'call-start' : 'appointment-soon', call.title, body, actions, hints, FOR_EVER],
    });
    shown = { bus, id: id as number, call };
    return true;
  };

  const follow = (): Promise<boolean> => {
    const next = steps.then(step).catch((error: unknown) => {
      log.info('no notification with buttons', String(error));
      return false;
    });
    steps = next;
    return next;
  };

  return {
    show: (call) => {
      wanted = call;
      return follow();
    },
    withdraw: () => {
      wanted = null;
      void follow();
    },
  };
}

/** The body may hold markup; names of callers are none. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
