import { app, session } from 'electron/main';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CommandFrame, CommandReply, EventFrame } from '../shared/ipc/envelope.ts';
import type { Log } from './app/ports/platform-ports.ts';
import { bindAgentIpc, type BarAccess } from './ipc/electron-binding.ts';
import type { FirstScreen } from '../shared/ipc/first-screen.ts';
import { firstScreenOf } from './platform/first-screen-file.ts';
import { createLogger } from './platform/logger.ts';
import { createAgentWindow, type AgentWindow } from './windows/agent-window.ts';
import { serveBundle } from './windows/security.ts';

/** What the agent window needs of everything behind it. */
type Behind = {
  readonly dispatch: (frame: CommandFrame) => Promise<CommandReply>;
  readonly mayClose: () => boolean;
  /** True when minimising or closing hides the window in the tray. */
  readonly goesToTray: () => boolean;
  /** The window came into view or went out of it. */
  readonly onViewChanged: () => void;
  /** The file of a recording that the person at the desk may hear; null for all others. */
  readonly recordingFile: (id: string) => Promise<string | null>;
  /** What the page of the call bar may do. */
  readonly bar: BarAccess;
};

/** The agent window and the way to it. */
export type Front = {
  readonly log: Log;
  /** Folder of the profile. */
  readonly folder: string;
  /** The folder of the main bundle, beside which the build puts the other bundles. */
  readonly bundleFolder: string;
  /** What the window was told to expect. */
  readonly firstScreen: FirstScreen;
  readonly window: () => AgentWindow | null;
  /** Resolves when the window is on screen with what it draws by itself, or is gone. */
  readonly shown: Promise<void>;
  /** Opens the window, unless it is open. */
  readonly open: () => AgentWindow;
  readonly send: (frame: EventFrame) => void;
  /** From now on what the window asks is answered; what it asked before waits until here. */
  readonly connect: (behind: Behind) => void;
};

const BUNDLE_FOLDER = path.dirname(fileURLToPath(import.meta.url));
const OUT = path.resolve(BUNDLE_FOLDER, '..');

/**
 * Opens the agent window before the application behind it is even loaded: the window's process starts and its page is
 * parsed while main reads its own code. So this file and what it imports stay small (no SIP, no data, no schemas).
 */
export function openFront(): Front {
  const folder = app.getPath('userData');
  mkdirSync(folder, { recursive: true });
  const log = createLogger(folder);
  process.on('uncaughtException', (error) => log.error('uncaught exception', error));
  process.on('unhandledRejection', (reason) => log.error('unhandled rejection', reason));

  const firstScreen = firstScreenOf(folder);
  let behind: Behind | null = null;
  let connected: (there: Behind) => void = () => undefined;
  const whenConnected = new Promise<Behind>((resolve) => {
    connected = resolve;
  });
  let window: AgentWindow | null = null;

  serveBundle(session.defaultSession, path.join(OUT, 'renderer'), (id) => behind?.recordingFile(id) ?? Promise.resolve(null));
  const open = (): AgentWindow => {
    window ??= createAgentWindow({
      preload: path.join(OUT, 'preload', 'agent.cjs'),
      boundsFile: path.join(folder, 'window.json'),
      firstScreen,
      log,
      show: true,
      mayClose: () => behind?.mayClose() ?? true,
      goesToTray: () => behind?.goesToTray() ?? false,
      onViewChanged: () => behind?.onViewChanged(),
      onClosed: () => {
        window = null;
        app.quit();
      },
    });
    return window;
  };
  const { whenShown: shown } = open();

  const { send } = bindAgentIpc({
    dispatch: async (frame) => (behind ?? (await whenConnected)).dispatch(frame),
    isTrusted: (sender, url, isMainFrame) => window?.isOwnPage(sender, url, isMainFrame) ?? false,
    bar: {
      isTrusted: (...sender) => behind?.bar.isTrusted(...sender) ?? false,
      mayInvoke: (name) => behind?.bar.mayInvoke(name) ?? false,
    },
    target: () => window?.contents() ?? null,
  });

  return {
    log,
    folder,
    bundleFolder: BUNDLE_FOLDER,
    firstScreen,
    window: () => window,
    shown,
    open,
    send,
    connect: (there) => {
      behind = there;
      connected(there);
    },
  };
}
