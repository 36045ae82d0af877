import { BrowserWindow, nativeTheme, screen, type Point, type WebContents } from 'electron/main';
import { readFileSync, writeFileSync } from 'node:fs';
import type { BarView } from '../../shared/ipc/bar-view.ts';
import { BAR_CHANNEL } from '../../shared/ipc/bar.ts';
import { barHasCall } from '../app/bar-view.ts';
import type { Log } from '../app/ports/platform-ports.ts';
import { BACKGROUND } from './agent-window.ts';
import { ORIGIN, restrictNavigation } from './security.ts';

const PAGE = `${ORIGIN}/bar/index.html`;
const WIDTH = 400;
/** One row per call; a call that rings during another has a row of its own. */
const ROW = 64;
const MARGIN = 24;
/** How long the bar's process is kept after the window came back into view, in ms: it starts in no time while somebody switches to and fro. */
const KEEP_MS = 30_000;

/** A bar that has lain still for so long, in ms, has found its place. */
const REST_MS = 250;

/** The small window above all others that shows calls while the agent window is not in view. */
export type CallBar = {
  readonly contents: () => WebContents | null;
  /** True for the bar's own top document. */
  readonly isOwnPage: (sender: WebContents, frameUrl: string, isMainFrame: boolean) => boolean;
  /** @param wanted the agent window is out of view and the setting is on: then the bar is there as soon as there is a call */
  readonly update: (view: BarView, wanted: boolean) => void;
  readonly destroy: () => void;
};

function storedPosition(file: string): Point {
  const { workArea } = screen.getPrimaryDisplay();
  try {
    const { x, y } = JSON.parse(readFileSync(file, 'utf8')) as Point;
    const area = screen.getDisplayNearestPoint({ x, y }).workArea;
    if (x >= area.x && x + WIDTH <= area.x + area.width && y >= area.y && y + ROW <= area.y + area.height) return { x, y };
  } catch {
    // Never moved, or the file is of no use: the corner it is.
  }
  return { x: workArea.x + workArea.width - WIDTH - MARGIN, y: workArea.y + MARGIN };
}

export function createCallBar(options: { readonly preload: string; readonly positionFile: string; readonly log: Log }): CallBar {
  let window: BrowserWindow | null = null;
  let loaded = false;
  let removal: ReturnType<typeof setTimeout> | undefined;
  let shown: { readonly view: BarView; readonly wanted: boolean } | null = null;

  const destroy = (): void => {
    clearTimeout(removal);
    removal = undefined;
    window?.destroy();
    window = null;
  };

  const open = (): BrowserWindow => {
    loaded = false;
    const bar = new BrowserWindow({
      title: 'Balie',
      width: WIDTH,
      height: ROW,
      ...storedPosition(options.positionFile),
      useContentSize: true,
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      show: false,
      backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
      webPreferences: { preload: options.preload, sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false, backgroundThrottling: false },
    });
    // Above full-screen windows too, where the system has such a level.
    bar.setAlwaysOnTop(true, 'pop-up-menu');
    bar.setMenu(null);
    restrictNavigation(bar.webContents);
    bar.webContents.on('render-process-gone', (_event, { reason }) => {
      options.log.error('the process of the call bar is gone', { reason });
      destroy();
      setTimeout(follow, 1_000);
    });
    // Closed by the window manager: back with the next call.
    bar.on('close', (event) => {
      event.preventDefault();
      bar.hide();
    });
    let rest: ReturnType<typeof setTimeout> | undefined;
    bar.on('move', () => {
      clearTimeout(rest);
      rest = setTimeout(() => {
        if (bar.isDestroyed()) return;
        const [x = 0, y = 0] = bar.getPosition();
        writeFileSync(options.positionFile, JSON.stringify({ x, y }));
      }, REST_MS);
    });
    bar.webContents.once('did-finish-load', () => {
      loaded = true;
      follow();
    });
    void bar.loadURL(PAGE);
    return bar;
  };

  function follow(): void {
    if (shown === null) return;
    const { view, wanted } = shown;
    if (!wanted) {
      if (window === null) return;
      if (window.isVisible()) window.hide();
      removal ??= setTimeout(destroy, KEEP_MS);
      return;
    }
    clearTimeout(removal);
    removal = undefined;
    window ??= open();
    if (!loaded) return;
    window.webContents.send(BAR_CHANNEL, view);
    if (!barHasCall(view)) {
      if (window.isVisible()) window.hide();
      return;
    }
    window.setContentSize(WIDTH, view.ringing !== null && view.current !== null ? 2 * ROW : ROW);
    // Without the keyboard: whoever is typing elsewhere goes on typing.
    if (!window.isVisible()) window.showInactive();
  }

  return {
    contents: () => window?.webContents ?? null,
    isOwnPage: (sender, frameUrl, isMainFrame) => window !== null && sender === window.webContents && isMainFrame && frameUrl.startsWith(PAGE),
    update: (view, wanted) => {
      if (shown !== null && shown.wanted === wanted && JSON.stringify(shown.view) === JSON.stringify(view)) return;
      shown = { view, wanted };
      follow();
    },
    destroy,
  };
}
