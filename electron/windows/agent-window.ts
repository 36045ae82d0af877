import { app, BrowserWindow, nativeTheme, screen, type Rectangle, type WebContents } from 'electron/main';
import { readFileSync, writeFileSync } from 'node:fs';
import { writeFirstScreen, type FirstScreen } from '../../shared/ipc/first-screen.ts';
import type { Log } from '../app/ports/platform-ports.ts';
import { ORIGIN, restrictNavigation } from './security.ts';

const PAGE = `${ORIGIN}/agent/index.html`;
const MINIMUM = { width: 1024, height: 640 };
/** The colours of the two themes' background, so that opening does not flash. */
export const BACKGROUND = { light: '#f4f5f7', dark: '#12151b' };
/** Without it Chromium writes days and times as the language of the start has them, whatever the page says. */
const DAYS_IN_THE_LANGUAGE_OF_THE_PAGE = 'LangAttributeAwareFormControlUI';
/** A page that dies this often within a minute is not started again at once. */
const MAX_CRASHES_A_MINUTE = 5;

export type AgentWindow = {
  readonly contents: () => WebContents | null;
  /** True for the window's own top document. */
  readonly isOwnPage: (sender: WebContents, frameUrl: string, isMainFrame: boolean) => boolean;
  /** Forward, without taking the keyboard from another application. */
  readonly raise: () => void;
  readonly focus: () => void;
  /** Resolves when the window was first shown, or is gone. */
  readonly whenShown: Promise<void>;
  /** Shown and not minimised. What other windows lie over it cannot be known. */
  readonly inView: () => boolean;
  /** Out of sight, with nothing in the task bar. */
  readonly hide: () => void;
  readonly flash: (on: boolean) => void;
  readonly destroy: () => void;
};

function storedBounds(file: string): Partial<Rectangle> {
  try {
    const bounds = JSON.parse(readFileSync(file, 'utf8')) as Rectangle;
    const { workArea } = screen.getDisplayMatching(bounds);
    const visible = bounds.x < workArea.x + workArea.width && bounds.x + bounds.width > workArea.x && bounds.y >= workArea.y - 10 && bounds.y < workArea.y + workArea.height;
    return visible ? bounds : {};
  } catch {
    return {};
  }
}

/** Opens the one window the agent works in. Its process may die or be reloaded at any time: main owns all state. */
export function createAgentWindow(options: {
  readonly preload: string;
  readonly boundsFile: string;
  readonly firstScreen: FirstScreen;
  readonly log: Log;
  readonly show: boolean;
  /** Asked when the agent closes the window; false keeps it open. */
  readonly mayClose: () => boolean;
  /** Asked when the agent minimises or closes the window; true hides it instead. */
  readonly goesToTray: () => boolean;
  /** The window came into view or went out of it. */
  readonly onViewChanged: () => void;
  readonly onClosed: () => void;
}): AgentWindow {
  const window = new BrowserWindow({
    title: 'Balie',
    width: 1280,
    height: 720,
    ...storedBounds(options.boundsFile),
    minWidth: MINIMUM.width,
    minHeight: MINIMUM.height,
    useContentSize: true,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: { preload: options.preload, sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false, backgroundThrottling: false, enableBlinkFeatures: DAYS_IN_THE_LANGUAGE_OF_THE_PAGE },
  });
  window.setMenu(null);
  restrictNavigation(window.webContents);

  const crashes: number[] = [];
  let ending = false;
  app.once('before-quit', () => (ending = true));
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    options.log.error('the agent window process is gone', { reason });
    if (reason === 'clean-exit' || ending) return;
    const now = performance.now();
    crashes.push(now);
    const recent = crashes.filter((at) => now - at < 60_000).length;
    setTimeout(() => !window.isDestroyed() && window.webContents.reload(), recent > MAX_CRASHES_A_MINUTE ? 5000 : 0);
  });
  window.on('minimize', () => {
    if (options.goesToTray()) window.hide();
    options.onViewChanged();
  });
  window.on('restore', options.onViewChanged);
  window.on('show', options.onViewChanged);
  window.on('hide', options.onViewChanged);
  window.on('close', (event) => {
    if (options.goesToTray()) {
      event.preventDefault();
      window.hide();
      return;
    }
    if (!options.mayClose()) {
      event.preventDefault();
      return;
    }
    if (!window.isDestroyed()) writeFileSync(options.boundsFile, JSON.stringify(window.getNormalBounds()));
  });
  window.on('closed', options.onClosed);
  const whenShown = new Promise<void>((resolve) => {
    window.once('ready-to-show', () => {
      if (options.show) window.show();
      resolve();
    });
    window.once('closed', () => resolve());
  });
  void window.loadURL(`${PAGE}?${writeFirstScreen(options.firstScreen)}`);

  const alive = (): boolean => !window.isDestroyed();
  return {
    whenShown,
    contents: () => (alive() ? window.webContents : null),
    isOwnPage: (sender, frameUrl, isMainFrame) => alive() && sender === window.webContents && isMainFrame && frameUrl.startsWith(PAGE),
    raise: () => {
      if (!alive()) return;
      if (window.isMinimized()) window.restore();
      window.showInactive();
      window.moveTop();
    },
    focus: () => {
      if (!alive()) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    inView: () => alive() && window.isVisible() && !window.isMinimized(),
    hide: () => alive() && window.hide(),
    flash: (on) => alive() && window.flashFrame(on),
    destroy: () => alive() && window.destroy(),
  };
}
