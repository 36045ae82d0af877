import { BrowserWindow, MessageChannelMain, type Session, type WebContents } from 'electron/main';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { MEDIA_NONCE_ARGUMENT, MEDIA_PORT_CHANNEL, type MediaPortMessage } from '../../shared/media/hand-over.ts';
import type { MediaPort } from '../../shared/media/media-port.ts';
import type { Log } from '../app/ports/platform-ports.ts';
import { electronMediaPort } from '../media/message-port.ts';
import { createRestartPause } from './restart-pause.ts';
import { isOurOrigin, ORIGIN, restrictNavigation } from './security.ts';

/** Switches of the browser engine that sound needs, as name and value; to be set before the application is ready. */
export const MEDIA_SWITCHES: readonly (readonly [name: string, value: string])[] = [
  // Sound starts without a click: calls ring by themselves.
  ['autoplay-policy', 'no-user-gesture-required'],
  // The practice customer lives in the same page; a machine without a network has only the loopback interface.
  ['allow-loopback-in-peer-connection', ''],
  // A PBX on the local network cannot resolve the .local names that would stand for our addresses.
  ['disable-features', 'WebRtcHideLocalIpsWithMdns'],
];

/** Beside the main bundle: out/main/index.js and out/preload/media.cjs. */
const DEFAULT_PRELOAD = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'preload', 'media.cjs');

export type MediaWindow = {
  /** Opens the window; the first port follows when its page has loaded. */
  readonly start: () => void;
  /** Called with the port of every life of the page, the first and each after a crash or reload. */
  readonly onPort: (listener: (port: MediaPort) => void) => void;
  /** Replaces a page that hangs. */
  readonly restart: (reason: string) => void;
  /** From now on a page that ends stays away: the application is ending. */
  readonly keepDown: () => void;
  readonly destroy: () => void;
  /** Of the present window; for tests and diagnosis. */
  readonly webContents: () => WebContents | null;
};

/**
 * The hidden window that owns microphone, speakers and peer connections. Whatever ends its page, a new one is made, with
 * a new port. Installs the permission handlers of the session: sound for this window, headsets for this window and for the
 * agent's that picks one (which device: see headset-access.ts), nothing else for anybody.
 *
 * @param options.preload bundle of `electron/preload/media.ts`; by default where the build puts it
 */
export function createMediaWindow({
  session,
  log,
  agentContents = () => null,
  preload = DEFAULT_PRELOAD,
}: {
  readonly session: Session;
  readonly log: Log;
  /** The agent window's page, if it is there. */
  readonly agentContents?: () => WebContents | null;
  readonly preload?: string;
}): MediaWindow {
  let window: BrowserWindow | null = null;
  let listener: (port: MediaPort) => void = () => undefined;
  let port: MediaPort | null = null;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  const pause = createRestartPause();

  const isOurs = (contents: WebContents | null, url: string): boolean =>
    contents !== null && contents === window?.webContents && isOurOrigin(url);
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const onlySound =
      permission === 'media' && 'mediaTypes' in details && (details.mediaTypes ?? []).every((type) => type === 'audio');
    answer(isOurs(contents, details.requestingUrl) && (onlySound || permission === 'speaker-selection'));
  });
  session.setPermissionCheckHandler((contents, permission, origin, details) => {
    const onlySound = permission === 'media' && details.mediaType === 'audio';
    // Electron does not say which page asks about HID. That is looked at when it asks for a device, and each device by itself.
    if (permission === 'hid') return isOurOrigin(origin) && (contents === null || [window?.webContents, agentContents()].includes(contents));
    return isOurs(contents, origin) && (onlySound || (permission as string) === 'speaker-selection');
  });

  const handOver = (contents: WebContents, nonce: string): void => {
    const { port1, port2 } = new MessageChannelMain();
    port = electronMediaPort(port2);
    const message: MediaPortMessage = { type: MEDIA_PORT_CHANNEL, nonce };
    listener(port);
    contents.postMessage(MEDIA_PORT_CHANNEL, message, [port1]);
  };

  const open = (): void => {
    timer = null;
    if (stopped) return;
    const nonce = randomUUID();
    const opened = new BrowserWindow({
      show: false,
      width: 320,
      height: 120,
      title: 'Balie media',
      skipTaskbar: true,
      webPreferences: {
        session,
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        backgroundThrottling: false,
        autoplayPolicy: 'no-user-gesture-required',
        spellcheck: false,
        additionalArguments: [`${MEDIA_NONCE_ARGUMENT}${nonce}`],
      },
    });
    window = opened;
    const contents = opened.webContents;
    restrictNavigation(contents);
    contents.on('did-finish-load', () => {
      pause.loaded(performance.now());
      handOver(contents, nonce);
    });
    contents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
      if (isMainFrame) replace(opened, `did not load: ${description} (${code})`);
    });
    contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      // A reload: what the old page held is gone from this moment.
      if (isMainFrame && !isSameDocument) dropPort();
    });
    contents.on('render-process-gone', (_event, { reason }) => replace(opened, `process gone: ${reason}`));
    contents.on('unresponsive', () => replace(opened, 'unresponsive'));
    // Nobody can close a hidden window but the end of the application.
    opened.on('closed', () => {
      if (opened !== window) return;
      window = null;
      dropPort();
    });
    contents
      .loadURL(`${ORIGIN}/media/index.html`)
      .catch((error: unknown) => log.error('the media page did not load', error));
  };

  const dropPort = (): void => {
    port?.close();
    port = null;
  };

  const replace = (dead: BrowserWindow, reason: string): void => {
    if (dead !== window) return;
    if (stopped) dropPort();
    if (stopped) return;
    window = null;
    log.error(`media window replaced: ${reason}`);
    dropPort();
    if (!dead.isDestroyed()) dead.destroy();
    const waitMs = pause.ended(performance.now());
    if (waitMs === 0) open();
    else timer = setTimeout(open, waitMs);
  };

  const keepDown = (): void => {
    stopped = true;
    if (timer !== null) clearTimeout(timer);
  };

  return {
    start: () => {
      if (window === null && timer === null) open();
    },
    onPort: (next) => {
      listener = next;
    },
    restart: (reason) => {
      if (window !== null) replace(window, reason);
    },
    keepDown,
    destroy: () => {
      keepDown();
      dropPort();
      window?.destroy();
      window = null;
    },
    webContents: () => window?.webContents ?? null,
  };
}
