import { app } from 'electron/main';
import type { AppState, Settings } from '../../shared/ipc/app-state.ts';
import { BAR_COMMANDS } from '../../shared/ipc/bar.ts';
import { barViewOf } from '../app/bar-view.ts';
import type { Core } from '../app/core.ts';
import type { Log } from '../app/ports/platform-ports.ts';
import { trayViewOf } from '../app/tray-view.ts';
import type { BarAccess } from '../ipc/electron-binding.ts';
import type { SessionBus } from '../platform/dbus/session-bus.ts';
import { hasTrayHost } from '../platform/tray-host.ts';
import type { TrayWords } from '../platform/words.ts';
import { createCallBar } from './call-bar.ts';
import { createTray, type AgentTray } from './tray.ts';

/** What is at hand while the agent window is not: call bar and tray. */
export type AtHand = {
  /** What the page of the bar may do. */
  readonly bar: BarAccess;
  /** True when minimising or closing hides the window in the tray. */
  readonly goesToTray: () => boolean;
  /** True when a call may bring a window forward that is out of view: nothing else would show it. */
  readonly mayRaise: () => boolean;
  /** The window came into view or went out of it. */
  readonly follow: () => void;
  /** From when the core runs. */
  readonly start: (core: Core) => void;
  readonly destroy: () => void;
};

const keysOf = <T extends object>(value: T): (keyof T)[] => Object.keys(value) as (keyof T)[];

/** How much later than the window the tray shows a state, ms: nobody sees it, and one update does for a burst of changes. */
const TRAY_AFTER_MS = 150;

/** Links that other programs hand over. */
const LINK_SCHEMES = ['tel', 'sip', 'callto'] as const;

/** Takes or gives back the telephone links of the system. A run from the sources leaves them alone: its command line is not Balie's. */
export function claimLinks({ handleLinks }: Settings): void {
  if (!app.isPackaged) return;
  for (const scheme of LINK_SCHEMES) {
    const ours = app.isDefaultProtocolClient(scheme);
    if (handleLinks && !ours) app.setAsDefaultProtocolClient(scheme);
    if (!handleLinks && ours) app.removeAsDefaultProtocolClient(scheme);
  }
}

export function createAtHand(options: {
  readonly preload: string;
  readonly positionFile: string;
  readonly words: TrayWords;
  readonly inView: () => boolean;
  readonly showWindow: () => void;
  readonly sessionBus: SessionBus;
  readonly log: Log;
}): AtHand {
  const bar = createCallBar(options);
  const commands: ReadonlySet<string> = new Set(BAR_COMMANDS);
  let tray: AgentTray | null = null;
  let trayHost = false;
  let core: Core | null = null;
  /** Only these parts show in bar and tray; everything else changes too often to look at. */
  let seen: Pick<
    AppState,
    'calls' | 'settings' | 'session' | 'figures' | 'atHand' | 'callbacks' | 'locked' | 'notReadyReasons'
  > | null = null;

  const barIsOn = (): boolean => core?.state().settings.callBar ?? false;
  const follow = (): void => {
    if (core === null) return;
    bar.update(barViewOf(core.state()), barIsOn() && !options.inView());
  };

  const start: AtHand['start'] = (running) => {
    core = running;
    const ask = (name: string, input: unknown): void => void running.dispatch({ name, input });
    tray = createTray(
      options.words,
      {
        choose: (choice) => ask('agent.chooseState', { choice }),
        answer: (callId) => ask('call.answer', { callId }),
        decline: (callId) => ask('call.decline', { callId }),
        hangUp: (callId) => ask('call.hangUp', { callId }),
        setDoNotDisturb: (on) => ask('feature.setDoNotDisturb', { on }),
        showWindow: options.showWindow,
        quit: () => app.quit(),
      },
      options.log,
      () => trayHost,
    );
    let trayDue = false;
    const show = (): void => {
      const { calls, settings, session, figures, atHand, callbacks, locked, notReadyReasons } = running.state();
      const now = { calls, settings, session, figures, atHand, callbacks, locked, notReadyReasons };
      const before = seen;
      if (before !== null && keysOf(now).every((key) => before[key] === now[key])) return;
      seen = now;
      follow();
      if (trayDue) return;
      trayDue = true;
      // Building its menu takes milliseconds: not while the call that changed the state is on its way.
      setTimeout(() => {
        trayDue = false;
        tray?.update(trayViewOf(running.state()));
      }, TRAY_AFTER_MS);
    };
    running.onChanged(show);
    show();
    void hasTrayHost(options.sessionBus).then((has) => {
      trayHost = has && tray !== null;
      if (trayHost) tray?.update(trayViewOf(running.state()));
    });
  };

  return {
    bar: { isTrusted: bar.isOwnPage, mayInvoke: (name) => commands.has(name) },
    goesToTray: () => trayHost && (core?.state().settings.minimiseToTray ?? false),
    mayRaise: () => !barIsOn(),
    follow,
    start,
    destroy: () => {
      bar.destroy();
      tray?.destroy();
      tray = null;
    },
  };
}
