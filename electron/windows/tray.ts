import { nativeImage, type NativeImage } from 'electron/common';
import { Menu, Tray, type MenuItemConstructorOptions } from 'electron/main';
import type { ChosenState } from '../../shared/domain/agent-state/agent-state.ts';
import type { CallId } from '../../shared/lib/brand.ts';
import type { Log } from '../app/ports/platform-ports.ts';
import type { TrayView } from '../app/tray-view.ts';
import { drawTrayIcon, TRAY_LOOKS, trayLook, type TrayLook } from '../platform/tray-icon.ts';
import type { TrayWords } from '../platform/words.ts';

/** Sizes of the icon in pixels by scale of the screen. */
const SIZES =
  process.platform === 'linux'
    ? ([
        [22, 1],
        [44, 2],
      ] as const)
    : ([
        [16, 1],
        [32, 2],
      ] as const);

/**
 * Where no desktop speaks the protocol for tray icons (StatusNotifierItem), GTK shows them, and Electron before 41 keeps the pixels of
 * every picture given to it for good (electron/electron#49863): 8 kB at each change of state, a leak of 25 kB a call.
 */
const GTK_KEEPS_PICTURES = process.platform === 'linux' && Number.parseInt(process.versions.electron, 10) < 41;

export type AgentTray = { readonly update: (view: TrayView) => void; readonly destroy: () => void };

export type TrayActions = {
  readonly choose: (choice: ChosenState) => void;
  readonly answer: (callId: CallId) => void;
  readonly decline: (callId: CallId) => void;
  readonly hangUp: (callId: CallId) => void;
  readonly setDoNotDisturb: (on: boolean) => void;
  readonly showWindow: () => void;
  readonly quit: () => void;
};

/** When the pictures are drawn that are not needed yet, one at a time: the first long after the start, ms. */
const DRAW_AFTER_MS = 4_000;
const DRAW_EVERY_MS = 250;

function draw(look: TrayLook): NativeImage {
  const image = nativeImage.createEmpty();
  for (const [size, scaleFactor] of SIZES) {
    const buffer = nativeImage
      .createFromBitmap(Buffer.from(drawTrayIcon(look, size)), { width: size, height: size })
      .toPNG();
    image.addRepresentation({ scaleFactor, width: size, height: size, buffer });
  }
  return image;
}

const drawn = new Map<TrayLook, NativeImage>();
/** Drawn once: it takes milliseconds of the thread that also sends and takes calls. */
function imageOf(look: TrayLook): NativeImage {
  const image = drawn.get(look) ?? draw(look);
  drawn.set(look, image);
  return image;
}

function drawAhead(after: number): void {
  setTimeout(() => {
    const look = TRAY_LOOKS.find((one) => !drawn.has(one));
    if (look === undefined) return;
    imageOf(look);
    drawAhead(DRAW_EVERY_MS);
  }, after).unref();
}

/**
 * The icon in the tray: the agent's state as picture, words and menu. Null where the desktop refuses to make one.
 *
 * @param hasHost the desktop shows tray icons by itself; without that an old Electron keeps the picture it began with.
 */
export function createTray(words: TrayWords, actions: TrayActions, log: Log, hasHost: () => boolean): AgentTray | null {
  let tray: Tray;
  try {
    tray = new Tray(imageOf('logged-out'));
  } catch (error) {
    log.warn('there is no tray', error);
    return null;
  }
  drawAhead(DRAW_AFTER_MS);
  let shown = '';
  let look: TrayLook = 'logged-out';
  // On Linux the menu opens by itself; elsewhere a click brings the window, the other button the menu.
  tray.on('click', actions.showWindow);

  const menuOf = (view: TrayView): MenuItemConstructorOptions[] => {
    const t = words(view.language);
    const { ringing, current } = view;
    const same = (choice: ChosenState): boolean =>
      view.next.state === choice.state &&
      (choice.state === 'ready' || (view.next.state === 'not-ready' && view.next.reason === choice.reason));
    const choices: ChosenState[] = [
      { state: 'ready' },
      ...view.reasons.filter(({ offered }) => offered).map(({ reason }) => ({ state: 'not-ready', reason }) as const),
    ];
    return [
      { label: t.state(view.state, view.reasons), enabled: false },
      { type: 'separator' },
      ...(ringing === null
        ? []
        : [
            { label: t.answer(ringing, view.locked), click: () => actions.answer(ringing.callId) },
            { label: t.decline(ringing, view.locked), click: () => actions.decline(ringing.callId) },
          ]),
      ...(current === null
        ? []
        : [{ label: t.hangUp(current, view.locked), click: () => actions.hangUp(current.callId) }]),
      ...(view.callBack === 0 ? [] : [{ label: t.callBack(view.callBack), click: actions.showWindow }]),
      ...(ringing === null && current === null && view.callBack === 0 ? [] : [{ type: 'separator' } as const]),
      ...(view.loggedIn
        ? [
            ...choices.map((choice) => ({
              label: t.choice(choice, view.reasons),
              type: 'radio' as const,
              checked: same(choice),
              click: () => actions.choose(choice),
            })),
            { type: 'separator' } as const,
            {
              label: t.doNotDisturb,
              type: 'checkbox' as const,
              checked: view.doNotDisturb,
              click: () => actions.setDoNotDisturb(!view.doNotDisturb),
            },
          ]
        : []),
      { label: t.show, click: actions.showWindow },
      { label: t.quit, click: actions.quit },
    ];
  };

  return {
    update: (view) => {
      const key = `${String(hasHost())} ${JSON.stringify(view)}`;
      if (key === shown) return;
      shown = key;
      const next = trayLook(view.state.state, view.doNotDisturb);
      if (next !== look && (hasHost() || !GTK_KEEPS_PICTURES)) {
        tray.setImage(imageOf(next));
        look = next;
      }
      tray.setToolTip(words(view.language).toolTip(view));
      tray.setContextMenu(Menu.buildFromTemplate(menuOf(view)));
    },
    destroy: () => tray.destroy(),
  };
}
